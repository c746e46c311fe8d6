export function DutyScreen() {
  return <section class="page" />;
}
