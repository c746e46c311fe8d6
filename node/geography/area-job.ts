// The areas of a file as one job of the writer: all of them, or none. What was known of the same area until then ends
// on the day from which the new line holds.
import { isSameName } from '@ulinzi/domain/communities';
import type { Area, AreaGiven, DrawnLevel } from '@ulinzi/domain/geography';
import { isRefusal, type Refusal, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import { type Actor, registerRules } from '@ulinzi/domain/registers';
import type { Core } from '../app/index.ts';
import { draft, type EntryDraft, type Job, type View } from '../log/index.ts';

export interface AreasAsked {
  readonly level: DrawnLevel;
  readonly from: string;
  readonly until?: string;
  readonly origin: string;
  readonly areas: readonly AreaGiven[];
  readonly isDryRun: boolean;
}

export interface AreasTaken {
  readonly added: number;
  readonly unchanged: number;
  readonly ended: readonly string[];
  readonly wrong: readonly { readonly feature: number; readonly wrong: Refusal }[];
}

interface Held {
  readonly id: SubjectId;
  readonly state: Area;
}

/** The short name of an area: its code or name, and the day from which it is so. */
function slugOf({ label, pcode }: AreaGiven, from: string): string {
  const name = (pcode ?? label)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return `${(name || 'area').slice(0, 26)}-${from}`;
}

/** True where two say the same area: by its code where both have one, by name otherwise. */
function isSameArea(held: Pick<Area, 'label' | 'pcode'>, given: AreaGiven): boolean {
  return held.pcode !== null && given.pcode !== undefined
    ? held.pcode === given.pcode
    : isSameName(held.label, given.label);
}

export function areaJob(core: Core, asked: AreasAsked, actor: Actor): Job<AreasTaken> {
  return {
    decide(view) {
      const held = core.memory.registersOf<Area>('area').filter(({ state }) => state.level === asked.level);
      const entries: EntryDraft[] = [];
      const ended: string[] = [];
      const wrong: { feature: number; wrong: Refusal }[] = [];
      const slugs = new Set<string>();
      let [added, unchanged] = [0, 0];
      asked.areas.forEach((given, at) => {
        const planned = planOf(given, { asked, actor, view, held, slugs });
        if (isRefusal(planned)) wrong.push({ feature: at + 1, wrong: planned });
        else if (planned.entries.length === 0) unchanged++;
        else {
          added++;
          entries.push(...planned.entries);
          ended.push(...planned.ended);
        }
      });
      const result = { added, unchanged, ended, wrong };
      return { entries: wrong.length > 0 || asked.isDryRun ? [] : entries, result };
    },
  };
}

interface Planning {
  readonly asked: AreasAsked;
  readonly actor: Actor;
  readonly view: View;
  readonly held: readonly Held[];
  /** Of this file. */
  readonly slugs: Set<string>;
}

function planOf(given: AreaGiven, planning: Planning): { entries: EntryDraft[]; ended: string[] } | Refusal {
  const { asked, view, held, slugs } = planning;
  const { level, from, origin } = asked;
  const own = slugOf(given, from);
  if (slugs.has(own)) return refuse('slug/taken', ['label']);
  slugs.add(own);
  const same = held.filter(({ state }) => isSameArea(state, given));
  const sameDay = same.find(({ state }) => state.from === from && state.until !== from);
  if (sameDay) {
    const isSame = JSON.stringify(sameDay.state.polygons) === JSON.stringify(given.polygons);
    return isSame ? { entries: [], ended: [] } : refuse('slug/taken', ['from']);
  }
  const before = same.filter(({ state: { from: begun, until } }) => begun < from && (until ?? '9') > from);
  const next = same.map(({ state }) => state.from).filter((day) => day > from);
  const until = asked.until ?? next.sort()[0];
  const data = {
    slug: freeSlug(own, view),
    label: given.label,
    level,
    ...(given.pcode !== undefined && { pcode: given.pcode }),
    from,
    ...(until !== undefined && { until }),
    origin,
    polygons: given.polygons,
  };
  const add = entryFor(planning, 'area.add', null, data);
  if (isRefusal(add)) return add;
  const ends = before.map((one) => entryFor(planning, 'area.end', one, { until: from }));
  const no = ends.find(isRefusal);
  if (no) return no;
  return { entries: [...(ends as EntryDraft[]), add], ended: before.map(({ state }) => state.slug) };
}

/** An area that was taken back keeps its short name; what comes in its place has the next one. */
function freeSlug(own: string, { registers }: View): string {
  for (let nth = 1; ; nth++) {
    const slug = nth === 1 ? own : `${own}-${nth}`;
    if (!registers.area(slug)) return slug;
  }
}

function entryFor(
  { actor, view }: Planning,
  act: 'area.add' | 'area.end',
  subject: Held | null,
  data: object,
): EntryDraft | Refusal {
  const rule = registerRules[act];
  if (!rule) return refuse('act/unknown');
  const input = { data: data as never, bodies: new Set<string>() };
  const allowed = rule(subject?.state, input, { now: view.now, actor, registers: view.registers });
  if (isRefusal(allowed)) return allowed;
  return draft({
    id: view.newId(),
    act,
    kind: 'area',
    ...(subject && { subject: subject.id }),
    pen: actor.pen,
    occurred: view.now,
    data: allowed.data,
  });
}
