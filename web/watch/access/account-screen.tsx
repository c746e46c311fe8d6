export function AccountScreen() {
  return <section class="page" />;
}
