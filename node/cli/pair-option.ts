// Lists of pairs as a command takes them: `--roster military:2,police:1` for objects of two fields each.
import { type Call, UsageError } from './command.ts';

interface PairSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, PairSchema>>;
}

/** The two fields of each object of a list; null for a list of something else. */
function fieldsOf(items: PairSchema | undefined): [string, PairSchema][] | null {
  return items?.type === 'object' ? Object.entries(items.properties ?? {}) : null;
}

/** How the value of an option is written in help: `component:people`; null where it is no list of pairs. */
export function pairForm(items: PairSchema | undefined): string | null {
  return (
    fieldsOf(items)
      ?.map(([name]) => name)
      .join(':') ?? null
  );
}

/** An example of one pair. */
export function examplePair(items: PairSchema | undefined): string | null {
  return (
    fieldsOf(items)
      ?.map(([, { enum: codes }]) => codes?.[0] ?? '2')
      .join(':') ?? null
  );
}

/** The objects that the typed values mean; null where it is no list of pairs. */
export function pairsIn(
  { io }: Call,
  option: string,
  values: readonly unknown[],
  items: PairSchema | undefined,
): Record<string, unknown>[] | null {
  const fields = fieldsOf(items);
  if (!fields) return null;
  return values.map((value) => {
    const parts = String(value).split(':');
    return Object.fromEntries(
      fields.map(([name, { type, enum: codes }], n) => {
        const part = parts[n] ?? '';
        if (codes && !codes.includes(part))
          throw new UsageError(io.speak('cli.not-one-of', { option, values: codes.join(', ') }));
        if (type !== 'integer') return [name, part];
        if (!/^\d+$/.test(part)) throw new UsageError(io.speak('cli.not-a-number', { option }));
        return [name, Number(part)];
      }),
    );
  });
}
