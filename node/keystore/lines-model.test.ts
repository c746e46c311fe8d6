// Lines are read through a small memory and changed in an overlay. Here every sequence of acts is also done the
// plain way, on two maps; after each act both must say the same.
import fc from 'fast-check';
import { createSecretKey, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SubjectId } from '@ulinzi/domain/kernel';
import { expect, test } from 'vitest';
import { transaction } from '../sqlite/index.ts';
import { openDatabase } from './database.ts';
import { createKeystore } from './index.ts';
import { changed, type Holder, isSameHolder, type Line, lineWith, type NamedHolder } from './line.ts';
import { Lines } from './lines.ts';
import { exerciseNode, testFolder } from './testing/test-folder.ts';

const alert = 'c0ffee00-0000-4000-8000-000000000001' as string as SubjectId;
const named: readonly NamedHolder[] = [
  { kind: 'source', source: 'c0ffee00-0000-4000-8000-000000000002' },
  { kind: 'source', source: 'commander-kibua' },
  { kind: 'post', post: 'commander-kibua' },
];
const numbers = Array.from({ length: 6 }, (_, at) => `+24381000000${at}`);
/** Smaller than the numbers, so that lines leave the memory all the time. */
const capacity = 2;

type Act =
  | { do: 'hear' | 'note' | 'noteAcknowledged' | 'revoke'; number: string }
  | { do: 'assign'; number: string; holder: Holder }
  | { do: 'forget'; before: number }
  | { do: 'commit' | 'discard' | 'reopen' };

const number = fc.constantFrom(...numbers);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('hear', 'note', 'noteAcknowledged', 'revoke'), number }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('assign' as const),
      number,
      holder: fc.constantFrom<Holder>({ kind: 'stranger' }, ...named),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('forget' as const), before: fc.nat({ max: 60 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('commit', 'discard', 'reopen') }) },
);

class PlainLines {
  readonly #committed = new Map<string, Line>();
  readonly #now = new Map<string, Line>();
  readonly #touched = new Set<string>();

  get(number: string): Line | undefined {
    return this.#now.get(number);
  }

  ofHolder(holder: NamedHolder): Line[] {
    const lines = [...this.#now.values()].filter((line) => isSameHolder(line.holder, holder));
    return lines.sort((a, b) => a.id - b.id);
  }

  /** The id is the real line's: it is random. */
  make(number: string, id: number): void {
    if (this.#now.has(number)) return;
    const never = {
      recentSubject: null,
      recentAt: null,
      acknowledgedAt: null,
      firstHeardAt: null,
      lastHeardAt: null,
      lastHeardKind: null,
    };
    this.#now.set(number, lineWith(number, { id, holder: { kind: 'stranger' }, state: 'active', ...never }));
  }

  change(number: string, change: (line: Line) => Partial<Line>): void {
    const line = this.#now.get(number);
    if (!line) return;
    this.#now.set(number, changed(line, change(line)));
    this.#touched.add(number);
  }

  forget(before: number): number[] {
    const due = [...this.#now].filter(
      ([number, line]) =>
        line.holder.kind === 'stranger' &&
        line.state === 'active' &&
        (line.lastHeardAt ?? 0) < before &&
        !this.#touched.has(number),
    );
    for (const [number] of due) {
      this.#now.delete(number);
      this.#committed.delete(number);
    }
    return due.map(([, { id }]) => id);
  }

  commit(): void {
    copy(this.#now, this.#committed);
    this.#touched.clear();
  }

  discard(): void {
    copy(this.#committed, this.#now);
    this.#touched.clear();
  }
}

function copy<Key, Value>(from: Map<Key, Value>, to: Map<Key, Value>): void {
  to.clear();
  for (const [key, value] of from) to.set(key, value);
}

test('lines are what two plain maps would hold, whatever is committed, discarded, reopened or forgotten', () => {
  const dir = join(testFolder(), 'keys');
  createKeystore(dir, exerciseNode).close();
  const lookupKey = createSecretKey(randomBytes(32));
  const open = () => {
    const database = openDatabase(join(dir, 'keystore.sqlite'));
    return { database, lines: new Lines(database, lookupKey, { capacity }) };
  };
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: 'max' }), (acts) => {
      let { database, lines } = open();
      database.exec('DELETE FROM line');
      const plain = new PlainLines();
      for (const [at, one] of acts.entries()) {
        if (one.do === 'hear') {
          plain.make(one.number, lines.heardFrom(one.number, at).id);
          plain.change(one.number, (line) => ({ firstHeardAt: line.firstHeardAt ?? at, lastHeardAt: at }));
        } else if (one.do === 'note' || one.do === 'noteAcknowledged') {
          const heard = { recentSubject: alert, recentAt: at };
          const noted = one.do === 'note' ? heard : { ...heard, acknowledgedAt: at };
          lines.noteHeard(plain.get(one.number)?.id ?? 0, noted);
          plain.change(one.number, () => noted);
        } else if (one.do === 'revoke') {
          lines.revoke(plain.get(one.number)?.id ?? 0);
          plain.change(one.number, () => ({ state: 'revoked' }));
        } else if (one.do === 'assign') {
          plain.make(one.number, lines.assign(one.number, one.holder).id);
          plain.change(one.number, ({ holder }) => ({
            holder: one.holder,
            state: 'active',
            ...(holder.kind === 'stranger' || isSameHolder(holder, one.holder)
              ? {}
              : { recentSubject: null, recentAt: null, acknowledgedAt: null }),
          }));
        } else if (one.do === 'forget') {
          expect(new Set(lines.forgetStrangers(one.before, () => false))).toEqual(
            new Set(plain.forget(one.before)),
          );
        } else if (one.do === 'commit') {
          transaction(database, () => lines.writePending());
          lines.settle();
          plain.commit();
        } else if (one.do === 'discard') {
          lines.discard();
          plain.discard();
        } else {
          database.close();
          ({ database, lines } = open());
          plain.discard();
        }
        for (const each of numbers) {
          const expected = plain.get(each);
          expect(lines.withNumber(each)).toEqual(expected);
          expect(lines.withNumber(each)?.number).toBe(expected?.number);
          if (expected) expect(lines.byId(expected.id)).toEqual(expected);
        }
        for (const holder of named) expect(lines.ofHolder(holder)).toEqual(plain.ofHolder(holder));
      }
      database.close();
    }),
    { numRuns: 60 },
  );
});
