// What a batch shows to whom: rows of the readings that readers see, each with its circle. Derived from what was
// folded and from the registers alone, so that a rebuild gives the same rows.
import {
  type AlertState,
  type Audience,
  clocksOf,
  isOpen,
  owesFeedback,
  project,
  ringsOf,
} from '@ulinzi/domain/alerts';
import { type CountCell, cellOf } from '@ulinzi/domain/counts';
import type { KeptBack } from '@ulinzi/domain/channels';
import type { Contact } from '@ulinzi/domain/contacts';
import type { Drill, DrillResult } from '@ulinzi/domain/drills';
import type { ClosedGroup, Handset } from '@ulinzi/domain/handsets';
import { baseCircle, missionCountsCircle, provinceCircle } from '@ulinzi/domain/kernel';
import type { Duty } from '@ulinzi/domain/people';
import type { ProtectionPlan } from '@ulinzi/domain/plans';
import type { Promised } from '@ulinzi/domain/promises';
import type { Recommendation } from '@ulinzi/domain/recommendations';
import type { Registers } from '@ulinzi/domain/registers';
import type { Shift } from '@ulinzi/domain/shifts';
import type { Source } from '@ulinzi/domain/sources';
import type { Trouble } from '@ulinzi/domain/troubles';
import type { Visit } from '@ulinzi/domain/visits';
import type { ChangedAlert } from './staging.ts';
import type { HeldRegister } from './memory.ts';
import { shownBetween } from './shown-reports.ts';

export interface ShownAlert {
  readonly circle: number;
  readonly no: number;
  readonly id: string;
  readonly number: string;
  readonly community: string | null;
  readonly isOpen: boolean;
  readonly isRinging: boolean;
  readonly owesFeedback: boolean;
  readonly nextAt: number | null;
  readonly received: number;
  readonly changed: number;
  /** Null where it has left the circle's screens. */
  readonly state: string | null;
}

export interface ShownRegister {
  readonly no: number;
  /** Which of the rows of one subject: nearly all have one. */
  readonly view: number;
  readonly circle: number;
  readonly kind: string;
  readonly id: string;
  readonly until: number | null;
  readonly state: string;
}

/** What is counted in one cell of a circle, or how it changes. */
export interface CountChange {
  readonly circle: number;
  readonly day: number;
  readonly province: string;
  /** Empty where only the province may be known. */
  readonly base: string;
  /** Empty where nobody has coded it. */
  readonly event: string;
  readonly alerts: number;
  readonly answeredInTime: number;
  readonly told: number;
}

export interface Shown {
  readonly alerts: readonly ShownAlert[];
  readonly registers: readonly ShownRegister[];
  readonly counts: readonly CountChange[];
}

/** Everything that a batch changes in what readers see. */
export function shownOf(
  alerts: readonly ChangedAlert[],
  registers: readonly HeldRegister[],
  known: Registers,
): Shown {
  return {
    alerts: alerts.flatMap((changed) => shownAlerts(changed, known)),
    registers: registers.flatMap((held) => shownRegister(held, known)),
    counts: countChanges(alerts, known),
  };
}

/** How the two views of an alert are told apart: whose post is whose. */
export function audience(view: Audience['view'], known: Pick<Registers, 'post'>): Audience {
  return { view, isAssistant: (post) => (known.post(post)?.role ?? 'assistant') === 'assistant' };
}

function shownAlerts({ no, state, changed, changedInLane }: ChangedAlert, known: Registers): ShownAlert[] {
  const row = (circle: number, changed: number, shown: AlertState | null): ShownAlert => ({
    circle,
    no,
    id: state.id,
    number: shown === null ? '' : state.number,
    community: shown === null ? null : state.community,
    isOpen: shown !== null && isOpen(state),
    isRinging: shown !== null && ringsOf(state).length > 0,
    owesFeedback: shown !== null && owesFeedback(state),
    nextAt: shown === null ? null : (clocksOf(state)[0]?.at ?? null),
    received: state.receivedAt,
    changed,
    state: shown && JSON.stringify(shown),
  });
  const whole = row(baseCircle('base', state.circle), changed, state);
  if (changedInLane === null) return [whole];
  const inLane = project(state, audience('lane', known));
  return [whole, row(provinceCircle('lane', state.province), changedInLane, inLane)];
}

function shownRegister({ no, kind, id, state }: HeldRegister, known: Registers): ShownRegister[] {
  const between = shownBetween(kind, state, known);
  if (between)
    return between.map((as) => ({ ...as, no, kind, id, until: null, state: JSON.stringify(as.state) }));
  const circle = circleOfRegister(kind, state, known);
  if (circle === null) return [];
  const until =
    kind === 'duty'
      ? (state as Duty).until
      : kind === 'message'
        ? ((state as KeptBack).ended?.at ?? null)
        : kind === 'trouble'
          ? ((state as Trouble).settled?.at ?? null)
          : null;
  return [{ no, view: 0, circle, kind, id, until, state: JSON.stringify(state) }];
}

/** Null for what everybody in the mission may know: bases, communities, posts, gateways. */
function circleOfRegister(kind: string, state: object, known: Registers): number | null {
  const of = (circle: 'affairs' | 'sources', base: string | undefined) =>
    baseCircle(circle, (base === undefined ? undefined : known.base(base)?.circle) ?? 0);
  switch (kind) {
    case 'duty': {
      const { seat, scope } = state as Duty;
      return seat === 'duty-officer' ? provinceCircle('province-affairs', scope) : of('affairs', scope);
    }
    case 'promise':
      return of('affairs', (state as Promised).base);
    case 'trouble':
      return of((state as Trouble).isOfSources ? 'sources' : 'affairs', (state as Trouble).base);
    case 'contact':
      return of((state as Contact).community === null ? 'affairs' : 'sources', (state as Contact).base);
    case 'drill':
    case 'recommendation':
    case 'visit':
    case 'plan':
      return of('affairs', (state as Drill | Recommendation | Visit | ProtectionPlan).base);
    // Who was heard tells which sources there are.
    case 'tally':
      return of('sources', (state as DrillResult).base);
    case 'handset':
    case 'group':
    case 'message':
      return of('sources', (state as Handset | ClosedGroup | KeptBack).base);
    // Who may know the roster may know who hands over to whom.
    case 'shift': {
      const { base, province } = state as Shift;
      return base === null ? provinceCircle('province-affairs', province) : of('affairs', base);
    }
    case 'source':
      return of('sources', known.community((state as Source).community)?.base);
    default:
      return null;
  }
}

/** What the counts change by: one row for each cell of each circle, none twice. */
function countChanges(alerts: readonly ChangedAlert[], known: Registers): CountChange[] {
  const changes = new Map<string, CountChange>();
  const add = (cell: CountCell | null, sign: 1 | -1) => {
    for (const row of cell ? countRows(cell, sign, known) : []) {
      const key = `${row.circle} ${row.day} ${row.province} ${row.base} ${row.event}`;
      const so = changes.get(key);
      changes.set(key, {
        ...row,
        alerts: row.alerts + (so?.alerts ?? 0),
        answeredInTime: row.answeredInTime + (so?.answeredInTime ?? 0),
        told: row.told + (so?.told ?? 0),
      });
    }
  };
  for (const { before, state } of alerts) {
    if (before) add(cellOf(before), -1);
    add(cellOf(state), 1);
  }
  return [...changes.values()].filter((row) => row.alerts || row.answeredInTime || row.told);
}

function countRows(cell: CountCell, sign: 1 | -1, known: Registers): CountChange[] {
  const { day, province, base, event } = cell;
  const row = (circle: number, of: string): CountChange => ({
    circle,
    day,
    province,
    base: of,
    event,
    alerts: sign,
    answeredInTime: cell.answeredInTime ? sign : 0,
    told: cell.told ? sign : 0,
  });
  return [
    row(baseCircle('counts', known.base(base)?.circle ?? 0), base),
    row(provinceCircle('province-counts', province), base),
    row(missionCountsCircle, ''),
  ];
}
