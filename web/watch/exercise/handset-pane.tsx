export function HandsetPane() {
  return null;
}
