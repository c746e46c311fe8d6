// Prints the paper codes and nothing else: a paper that is found must not say what it opens.

/** Opens the browser's print dialog. A browser prints a page's title above it, so there is none meanwhile. */
export function printPaper(): void {
  const title = document.title;
  document.title = ' ';
  addEventListener(
    'afterprint',
    () => {
      document.title = title;
    },
    { once: true },
  );
  print();
}
