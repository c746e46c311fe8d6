export function WatchRoom() {
  return <section class="page" />;
}
