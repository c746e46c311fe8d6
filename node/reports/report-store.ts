// Reports as an actor may read them: by her circles, with the author where she may know of one; and those of her own
// post, whoever else may read them.
import { isUuid, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Report } from '@ulinzi/domain/reports';
import { readFor } from '../alerts/index.ts';
import type { Core } from '../app/index.ts';

export interface SeenReport {
  readonly id: SubjectId;
  readonly no: number;
  /** With author and quality where the reader may know them. */
  readonly state: Report;
  /** Written by the reader's own post. */
  readonly isOwn: boolean;
  /** False for an own one that none of her circles shows. */
  readonly isInCircles: boolean;
}

export interface ReportFilter {
  readonly state?: string;
  readonly kind?: string;
  readonly base?: string;
  readonly from?: string;
  readonly until?: string;
}

interface Row {
  id: SubjectId;
  no: string;
  state: Report;
}

/** Of two rows of one report the one with its author. */
const rows = `select distinct on (no) no, id, state from shown_register where kind = 'report'`;

const matches = `($1::text is null or state ->> 'state' = $1) and ($2::text is null or state ->> 'kind' = $2)
  and ($3::text is null or state ->> 'base' = $3)
  and ($4::text is null or coalesce(state -> 'said' ->> 'until', state -> 'said' ->> 'from') >= $4)
  and ($5::text is null or state -> 'said' ->> 'from' <= $5)`;

const valuesOf = ({ state, kind, base, from, until }: ReportFilter) =>
  [state, kind, base, from, until].map((value) => value ?? null);

/** What is not answered, the oldest first; then what was sent last. */
const inOrder = `order by (state ->> 'state' = 'sent') desc,
  case when state ->> 'state' = 'sent' then (state ->> 'waitsSince')::bigint end, (state ->> 'sentAt')::bigint desc`;

/** The first of what the actor may read, and how many there are. */
export async function reportsFor(
  core: Core,
  actor: Actor,
  filter: ReportFilter,
  most = 300,
): Promise<{ reports: SeenReport[]; total: number }> {
  const found = await readFor<Row & { total: string }>(
    core,
    actor,
    `select *, count(*) over () as total from (${rows} and ${matches} order by no, view desc) mine ${inOrder} limit ${most}`,
    valuesOf(filter),
  );
  const seen = found.map((row) => seenReport(core, actor, row));
  const known = new Set(seen.map(({ id }) => id));
  const own = ownOf(core, actor, (state) => isMatch(state, filter)).filter(({ id }) => !known.has(id));
  const total = Number(found[0]?.total ?? 0) + own.length;
  return { reports: [...own, ...seen].sort(byUrgency).slice(0, most), total };
}

/** All of what the actor may read and that tells of these days, for what is counted. */
export async function reportsOfDays(
  core: Core,
  actor: Actor,
  from: string,
  until: string,
): Promise<SeenReport[]> {
  return (await reportsFor(core, actor, { from, until }, 20_000)).reports;
}

/** One by its id or number; of two with one number the newer. */
export async function reportNamed(core: Core, actor: Actor, ref: string): Promise<SeenReport | undefined> {
  const isId = isUuid(ref);
  const [row] = await readFor<Row>(
    core,
    actor,
    `${rows} and ${isId ? 'id = $1::uuid' : "state ->> 'number' = $1"} order by no desc, view desc limit 1`,
    [ref],
  );
  if (row) return seenReport(core, actor, row);
  return ownOf(core, actor, (state, id) => id === ref || state.number === ref).at(-1);
}

function seenReport({ memory }: Core, actor: Actor, { id, no, state }: Row): SeenReport {
  const whole = memory.subject('report', id) as Report | undefined;
  const isOwn = actor.post !== null && whole?.post === actor.post;
  return { id, no: Number(no), state: isOwn && whole ? whole : state, isOwn, isInCircles: true };
}

/** Reports of the actor's own post, in the order in which they came. */
export function ownOf(
  { memory }: Core,
  actor: Actor,
  is: (state: Report, id: SubjectId) => boolean = () => true,
): SeenReport[] {
  if (actor.post === null) return [];
  return memory
    .registersOf<Report>('report')
    .filter(({ id, state }) => state.post === actor.post && is(state, id))
    .map(({ id, state }) => ({
      id,
      no: memory.registerHeld(id)?.no ?? 0,
      state,
      isOwn: true,
      isInCircles: false,
    }));
}

function isMatch({ state, kind, base, said }: Report, filter: ReportFilter): boolean {
  return (
    (filter.state === undefined || filter.state === state) &&
    (filter.kind === undefined || filter.kind === kind) &&
    (filter.base === undefined || filter.base === base) &&
    (filter.from === undefined || (said.until ?? said.from) >= filter.from) &&
    (filter.until === undefined || said.from <= filter.until)
  );
}

function byUrgency({ state: one }: SeenReport, { state: other }: SeenReport): number {
  const [waits, otherWaits] = [one.state === 'sent', other.state === 'sent'];
  if (waits !== otherWaits) return waits ? -1 : 1;
  return waits ? one.waitsSince - other.waitsSince : other.sentAt - one.sentAt;
}
