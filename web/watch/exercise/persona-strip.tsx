export function PersonaStrip() {
  return null;
}
