export function CountsScreen() {
  return <section class="page" />;
}
