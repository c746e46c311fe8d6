export function GatewaysScreen() {
  return <section class="page" />;
}
