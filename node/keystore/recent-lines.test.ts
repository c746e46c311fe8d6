import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineWith } from './line.ts';
import { type FoundLine, RecentLines } from './recent-lines.ts';

function foundLine(id: number): FoundLine {
  const never = {
    recentSubject: null,
    recentAt: null,
    acknowledgedAt: null,
    firstHeardAt: null,
    lastHeardAt: null,
    lastHeardKind: null,
  };
  return {
    line: lineWith(`+24381000000${id}`, { id, holder: { kind: 'stranger' }, state: 'active', ...never }),
    digest: `d${id}`,
  };
}

test('the lines kept are always the ones used last', () => {
  const step = fc.tuple(fc.constantFrom('keep', 'byId', 'byDigest', 'drop'), fc.integer({ min: 1, max: 8 }));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(step, { maxLength: 80, size: 'max' }),
      (capacity, steps) => {
        const lines = new RecentLines(capacity);
        let model: number[] = [];
        for (const [what, id] of steps) {
          const isKept = model.includes(id);
          if (what === 'keep') lines.keep(foundLine(id));
          if (what === 'byId') expect(lines.byId(id)?.line.id).toBe(isKept ? id : undefined);
          if (what === 'byDigest') expect(lines.byDigest(`d${id}`)?.line.id).toBe(isKept ? id : undefined);
          if (what === 'drop') lines.drop(id);
          if (what === 'keep' || isKept)
            model = [...model.filter((one) => one !== id), ...(what === 'drop' ? [] : [id])];
          model = model.slice(-capacity);
        }
        for (const id of model) expect(lines.byDigest(`d${id}`)?.line.id).toBe(id);
        for (let id = 1; id <= 8; id += 1) expect(lines.byId(id) !== undefined).toBe(model.includes(id));
      },
    ),
  );
});
