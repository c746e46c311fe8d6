// About three months before the ten days that are written by hand, drawn from a seed: the same on every machine, and
// played through the same acts and the same gateway as everything else.
import type { Step } from '../exercise.ts';
import { exerciseNumber } from '../posts.ts';
import { type Deed, heard, promised, settled, type Told, typed } from '../told.ts';
import { type Course, courseOf } from './course.ts';
import { type Draws, drawsFrom } from './draws.ts';
import { communitiesOf, firstDay, planned, type Planned, Quiet, sourcesOf } from './plan.ts';
import { thanksIn, wordsFor } from './said.ts';
import { neverTold, tellingOf, type Telling } from './told-after.ts';

/** How many days before the opening the months begin. */
export const monthsBegin = firstDay;

const seed = 20_261_124;
/** Everything of the months is done so many minutes before the opening. */
const end = 14_700;
/** Villages that have still not been told at the opening. */
const notTold = 4;

/** Last five digits of a stranger's number; the mission's own people and sources have none of these. */
const strangers = 95_000;

class Months {
  readonly #draws: Draws = drawsFrom(seed);
  readonly #quiet = new Quiet();
  readonly #steps: Step[] = [];
  #count = 0;
  #untold = 0;

  steps(): Step[] {
    for (const one of planned(this.#draws, this.#quiet)) this.#alert(one);
    return this.#steps;
  }

  #alert(one: Planned): void {
    const draws = this.#draws;
    this.#count += 1;
    const { base, province, minutesAgo, source } = one;
    const told: Told = { alert: `months-${this.#count}`, base, province, minutesAgo };
    const room = minutesAgo - end;
    const place = source === null ? draws.pick(communitiesOf(base)) : null;
    const course = this.#courseWithin(one, place, room);
    const community = source?.community ?? place ?? '';
    const copy = this.#twin(one, course);
    const telling = this.#telling(one, course, room, copy !== null);
    const both = copy === null ? telling.deeds : [...bothTold(telling.deeds, community, copy.community)];
    const deeds = [...course.deeds, ...both];
    this.#steps.push(...this.#opening(one, told, deeds));
    if (copy) this.#steps.push(...this.#merged(one, told, copy.from, copy.text));
    if (copy === null && telling.isTold) this.#afterwards(one, told, telling.until, community, room);
  }

  /** A course that is over before the months are. */
  #courseWithin(one: Planned, place: string | null, room: number): Course {
    for (;;) {
      const course = courseOf(this.#draws, one, place);
      if (course.until + 400 < room) return course;
    }
  }

  #telling(one: Planned, course: Course, room: number, isTwin: boolean): Telling {
    // One in the last days of the months for each, so that it is still to be told.
    const isLast = one.minutesAgo < 27 * 1_440 && one.source !== null && !isTwin;
    if (isLast && this.#untold < notTold && course.until + 500 < room && this.#draws.chance(0.12)) {
      this.#untold += 1;
      return neverTold(this.#draws, one, course.until);
    }
    const quiet = isTwin ? new Quiet() : this.#quiet;
    return tellingOf(this.#draws, one, quiet, course, isTwin ? 0 : room);
  }

  #opening(one: Planned, told: Told, deeds: readonly Deed[]): Step[] {
    const draws = this.#draws;
    const { source, happening, tongue } = one;
    if (source === null) {
      const number = exerciseNumber(String(strangers + this.#count).padStart(5, '0'));
      return heard(told, number, wordsFor(draws, happening, tongue), deeds);
    }
    if (one.isBip) return heard(told, source.number, null, deeds);
    const isTyped = !deeds.some(
      ([, , what, fields]) =>
        what === 'writes' || what === 'request-number' || fields?.['way'] === 'agreed-phrase',
    );
    if (isTyped && draws.chance(0.5)) {
      const channel = draws.pick(['hf', 'voice', 'voice', 'walk-in', 'satellite']);
      const heardAt = { after: -draws.between(2, 30) };
      return typed(told, { channel, community: source.community, heardAt, event: happening }, deeds);
    }
    return heard(told, source.number, wordsFor(draws, happening, tongue), deeds);
  }

  /** Another village that tells of the same thing some minutes later. */
  #twin(one: Planned, course: Course): { community: string; from: string; text: string } | null {
    const { base, source, isLate, isBip } = one;
    const [first] = course.deeds;
    if (source === null || isLate || isBip || (first?.[0] ?? 9) > 4 || !this.#draws.chance(0.09)) return null;
    if (course.deeds.some(([, , what]) => what === 'writes')) return null;
    const other = otherSource(this.#draws, base, source.community);
    if (!other) return null;
    return { ...other, text: wordsFor(this.#draws, one.happening, one.tongue) };
  }

  #merged(one: Planned, into: Told, from: string, text: string): Step[] {
    const twin: Told = { ...into, alert: `${into.alert}-twin`, minutesAgo: one.minutesAgo - 7 };
    return heard(twin, from, text, [
      [2, 'assistant', 'replies'],
      [4, 'assistant', 'merge', { into: { named: into.alert } }],
    ]);
  }

  /** What follows on some alerts: thanks, and something promised. */
  #afterwards(one: Planned, told: Told, until: number, community: string, room: number): void {
    const draws = this.#draws;
    if (one.source && draws.chance(0.1)) {
      const minutesAgo = told.minutesAgo - until - 35;
      this.#steps.push({ minutesAgo, kind: 'message', from: one.source.number, text: thanksIn(one.tongue) });
    }
    if (!draws.chance(0.16) || until + 7_300 > room) return;
    const name = `promise-${told.alert}`;
    const kind = draws.pick(['visit', 'patrol', 'presence', 'phone', 'road', 'meeting', 'information']);
    const due = until + draws.between(2, 4) * 1_440;
    const result = draws.weighed([
      ['kept', 6],
      ['broken', 3],
      ['withdrawn', 1],
    ]);
    const settledAfter =
      result === 'broken' ? due + draws.between(60, 1_400) : due - draws.between(60, 1_400);
    const tellsThem = result === 'kept' || draws.chance(0.7) ? 'yes' : 'no';
    this.#steps.push(
      promised(told, [until + 12, 'commander'], name, { community, kind, due: { after: due } }),
      settled(told, [settledAfter, 'commander'], name, { result, told: tellsThem }),
    );
  }
}

function otherSource(
  draws: Draws,
  base: string,
  community: string,
): { community: string; from: string } | null {
  const others = sourcesOf(base).filter((source) => source.community !== community);
  if (others.length === 0) return null;
  const source = draws.pick(others);
  return { community: source.community, from: source.number };
}

/** Feedback that each of two villages is given before the alert is closed. */
function bothTold(deeds: readonly Deed[], one: string, other: string): Deed[] {
  return deeds.flatMap((deed) => {
    const [after, by, what, fields] = deed;
    if (what !== 'feedback') return [deed];
    return [
      [after, by, what, { ...fields, community: one }],
      [after + 3, by, what, { result: 'given', way: 'voice', community: other }],
    ];
  });
}

/** The steps of the months, in no order. */
export const storyMonths: readonly Step[] = new Months().steps();
