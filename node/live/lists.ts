// Which lists a change of the registers touches, and for whom. A duty of another base tells a reader nothing; words,
// posts, places and gateways are the whole mission's.
import { circlesOf, type SubjectKind } from '@ulinzi/domain/kernel';
import type { Base } from '@ulinzi/domain/communities';
import type { KeptBack } from '@ulinzi/domain/channels';
import type { Drill } from '@ulinzi/domain/drills';
import type { LiveList } from '@ulinzi/domain/live';
import type { Contact } from '@ulinzi/domain/contacts';
import type { Duty } from '@ulinzi/domain/people';
import type { ProtectionPlan } from '@ulinzi/domain/plans';
import type { Promised } from '@ulinzi/domain/promises';
import type { Recommendation } from '@ulinzi/domain/recommendations';
import type { Actor, RegisterState } from '@ulinzi/domain/registers';
import type { Question } from '@ulinzi/domain/questions';
import type { Report } from '@ulinzi/domain/reports';
import type { Shift } from '@ulinzi/domain/shifts';
import type { Source } from '@ulinzi/domain/sources';
import type { Trouble } from '@ulinzi/domain/troubles';
import type { Visit } from '@ulinzi/domain/visits';
import { type Memory, shownBetween } from '../log/index.ts';

type HeldRegister = NonNullable<ReturnType<Memory['registerHeld']>>;

/** The list in which subjects of a kind stand. */
const listOf: Readonly<Partial<Record<SubjectKind, LiveList>>> = {
  base: 'places',
  community: 'places',
  post: 'posts',
  duty: 'duties',
  shift: 'shifts',
  gateway: 'gateways',
  source: 'sources',
  promise: 'promises',
  trouble: 'troubles',
  contact: 'troubles',
  drill: 'drills',
  tally: 'drills',
  recommendation: 'recommendations',
  visit: 'visits',
  plan: 'plans',
  report: 'reports',
  question: 'questions',
  mentoring: 'mentoring',
  word: 'words',
  road: 'places',
  area: 'places',
};

/** A change of a list: who is concerned by it is asked for each audience. */
export interface ListChange {
  readonly list: LiveList;
  /** Of the log. */
  readonly position: number;
  isShownTo(actor: Actor): boolean;
}

/** What a change of one register means for lists; null for what stands in none. */
export function listChange(held: HeldRegister, position: number, memory: Memory): ListChange | null {
  const list = isDrillBip(held) ? 'drills' : listOf[held.kind];
  if (!list) return null;
  const between = shownBetween(held.kind, held.state, memory);
  if (between) {
    const circles = between.map(({ circle }) => circle);
    const base = memory.base((held.state as Report | Question).base);
    return { list, position, isShownTo: (actor) => !!base && readsAny(actor, base, circles) };
  }
  const of = scopeOf(list, held.state, memory);
  const whose = isOfSources(held) ? 'sources' : list;
  return { list, position, isShownTo: (actor) => of === 'everybody' || concerns(actor, whose, of) };
}

/** Of reports and questions who reads them is a choice of their writers: it is their circles that tell. */
function readsAny(actor: Actor, base: Base, circles: readonly number[]): boolean {
  return circlesOf(actor, [base]).some((circle) => circles.includes(circle));
}

/** A bip that waits to be told apart from an alarm stands with its drill. */
function isDrillBip({ kind, state }: HeldRegister): boolean {
  return kind === 'message' && (state as KeptBack).why === 'drill';
}

/** What only those may know of who may know of the base's sources. */
function isOfSources({ kind, state }: HeldRegister): boolean {
  if (kind === 'trouble') return (state as Trouble).isOfSources;
  return kind === 'contact' && (state as Contact).community !== null;
}

interface Place {
  readonly base: string | null;
  readonly province: string | null;
}

type Scope = 'everybody' | Place;

/** A base with its province; nowhere without one. */
export function placeOf(base: string | null, memory: Pick<Memory, 'base'>): Place {
  return { base, province: base === null ? null : (memory.base(base)?.province ?? null) };
}

function scopeOf(list: LiveList, state: RegisterState, memory: Memory): Scope {
  if (list === 'duties') {
    const { seat, scope } = state as Duty;
    return seat === 'duty-officer' ? { base: null, province: scope } : placeOf(scope, memory);
  }
  if (list === 'shifts') {
    const { base, province } = state as Shift;
    return { base, province };
  }
  if (list === 'troubles') return placeOf((state as Trouble | Contact).base, memory);
  if (list === 'drills') return placeOf((state as Drill | KeptBack).base, memory);
  if (isFollowedUp(list)) return placeOf((state as Recommendation | Visit | ProtectionPlan).base, memory);
  if (list === 'promises') return placeOf((state as Promised).base, memory);
  if (list === 'sources') {
    return placeOf(memory.community((state as Source).community)?.base ?? null, memory);
  }
  return 'everybody';
}

function isFollowedUp(list: LiveList): boolean {
  return list === 'recommendations' || list === 'visits' || list === 'plans';
}

export function concerns(actor: Actor, list: LiveList, of: Place): boolean {
  if (list === 'sources' && actor.role !== 'assistant' && actor.role !== 'custodian') return false;
  if (actor.role === 'administrator' || actor.role === 'custodian') return true;
  if (actor.base !== null) return actor.base === of.base;
  return actor.province !== null && actor.province === of.province;
}
