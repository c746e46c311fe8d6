/**
 * The words in a sealed message that was opened; null for a call. The first release sealed what the gateway gave and
 * nothing beside it: there they stand in the rows of Gammu's inbox.
 */
export function messageText(plain: Uint8Array): string | null {
  const { text, rows } = JSON.parse(Buffer.from(plain).toString('utf8')) as {
    readonly text?: string | null;
    readonly rows?: readonly { readonly TextDecoded?: string }[];
  };
  return text ?? rows?.map((row) => row.TextDecoded ?? '').join('') ?? null;
}
