export function WordListScreen() {
  return <section class="page" />;
}
