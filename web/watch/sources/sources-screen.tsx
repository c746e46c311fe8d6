export function SourcesScreen() {
  return <section class="page" />;
}
