// Server-Sent Events as they come in, taken apart.

export interface StreamEvent {
  readonly name: string;
  readonly id: string;
  readonly data: string;
}

/** The events of an answer, each as soon as it is whole. Comments and what has no name are left out. */
export async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncIterable<StreamEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const one of whole) {
      const fields = new Map(one.split('\n').map((line) => pairOf(line)));
      const name = fields.get('event');
      if (name !== undefined) yield { name, id: fields.get('id') ?? '', data: fields.get('data') ?? '' };
    }
  }
}

function pairOf(line: string): [string, string] {
  const colon = line.indexOf(': ');
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 2)];
}
