/** An event's `event:` and `data:` lines. */
export function bytesOf(name: string, value: object): Buffer {
  return Buffer.from(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`);
}
