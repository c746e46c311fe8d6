export function PromisesScreen() {
  return <section class="page" />;
}
