// A file as the node takes it: read in memory, sent, and kept nowhere on this machine.

/** The node takes 8 MiB of base64. */
export const mostFileBytes = 6 * 1024 * 1024;

/** The bytes of a file in base64. Rejects where the machine cannot read it, such as one that is open elsewhere. */
export function inBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error('the file cannot be read'));
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.readAsDataURL(file);
  });
}

/** Hands text to the browser as a file to save. */
export function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  // Not before the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
