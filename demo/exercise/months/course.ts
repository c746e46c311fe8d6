// What was done about one alert of the months, drawn: who answered and when, what was decided and what came of it.
import type { Deed } from '../told.ts';
import { couldNot, passedOn, patrolled, replied, sent, spoken } from '../told.ts';
import type { Draws } from './draws.ts';
import { type Planned } from './plan.ts';
import { wordsAgain } from './said.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Deeds until something is owed to the village only, and how many minutes after the opening that is. */
export interface Course {
  readonly deeds: readonly Deed[];
  readonly until: number;
  /** From when on the village is owed an answer: from the decision where nobody goes, else from the outcome. */
  readonly owedFrom: number;
}

const actorsOf: Readonly<Record<string, readonly string[]>> = {
  looting: ['armed-group', 'bandits', 'bandits', 'unknown'],
  roadblock: ['bandits', 'armed-group', 'national-forces'],
  extortion: ['armed-group', 'national-forces', 'police', 'bandits'],
  arrest: ['national-forces', 'police', 'intelligence'],
  tension: ['community', 'self-defence', 'community'],
  threat: ['armed-group', 'self-defence', 'unknown'],
};
const usualActors = ['armed-group', 'armed-group', 'armed-group', 'bandits', 'unknown', 'self-defence'];
const directions = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'here', 'unknown'];
const stateSide = ['national-forces', 'police', 'intelligence', 'local-authority', 'unknown'];

function coded(draws: Draws, planned: Planned): Fields {
  return {
    event: planned.happening,
    actor: draws.pick(actorsOf[planned.happening] ?? usualActors),
    ...(draws.chance(0.6) && { howManyAtLeast: draws.pick([3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40, 60]) }),
    ...(draws.chance(0.6) && { direction: draws.pick(directions) }),
    ...(draws.chance(0.7) && {
      urgency: draws.weighed([
        ['immediate', 5],
        ['expected', 3],
        ['future', 1],
        ['past', 2],
      ]),
    }),
    ...(draws.chance(0.4) && { certainty: draws.pick(['observed', 'likely', 'possible']) }),
  };
}

/** Who answers the page, and when. */
function answered(draws: Draws, planned: Planned): Deed[] {
  if (planned.isLate) {
    return draws.chance(0.35)
      ? [[draws.between(12, 16), 'duty-officer', 'replies']]
      : [[draws.between(6, 9), 'commander', 'replies']];
  }
  const after = draws.weighed([
    [1, 3],
    [2, 4],
    [3, 4],
    [4, 3],
    [7, 1],
  ]);
  return draws.weighed<() => Deed[]>([
    [() => replied(after), 6],
    [() => [[after, 'assistant', 'rings back']], 1],
    [() => [[after, 'assistant', 'acknowledge']], 3],
  ])();
}

/** Calls that found nobody, or one in which the village said what it saw. */
function calledBack(draws: Draws, planned: Planned, after: number, said: Fields): Deed[] {
  const missed: Deed[] = [
    [after, 'assistant', 'request-number'],
    [after + 2, 'assistant', 'call-back', { result: 'no-answer' }],
  ];
  if (planned.isBip && draws.chance(0.2)) return missed;
  return spoken(after, said);
}

function assessment(draws: Draws, after: number): Deed[] {
  if (!draws.chance(0.55)) return [];
  const credibility = draws.chance(0.8) ? 'credible' : 'unclear';
  const grades = {
    reliability: draws.pick(['a', 'b', 'b', 'c', 'f']),
    information: draws.pick(['1', '2', '2', '3', '6']),
  };
  return [[after, 'assistant', 'assess', { credibility, ...grades }]];
}

function patrol(draws: Draws, decided: number): Course {
  const leaves = decided + draws.between(6, 15);
  const arrives = leaves + draws.between(25, 110);
  const until = arrives + draws.between(40, 240);
  const outcome = draws.weighed([
    ['protected', 6],
    ['threat-averted', 5],
    ['nothing-found', 4],
    ['arrived-too-late', 4],
    ['people-moved-safely', 2],
    ['could-not-go', 1],
  ]);
  return { deeds: patrolled([decided, leaves, arrives, until], outcome), until, owedFrom: until };
}

function somebodyElse(draws: Draws, decided: number, mayGoToState: boolean): Course {
  const leaves = decided + draws.between(8, 20);
  const until = leaves + draws.between(90, 500);
  const means = mayGoToState && draws.chance(0.7) ? 'authorities' : 'other';
  return {
    deeds: sent(means, [decided, leaves, until], draws.pick(['passed-to-other', 'threat-averted'])),
    until,
    owedFrom: until,
  };
}

function handedOn(draws: Draws, decided: number, mayGoToState: boolean): Course {
  const elsewhere = ['other-base', 'humanitarian', 'humanitarian', 'other-section'];
  const recipient = draws.pick(
    mayGoToState ? [...elsewhere, 'national-forces', 'local-authority', 'police'] : elsewhere,
  );
  const until = decided + draws.between(60, 700);
  const answer = draws.weighed([
    ['acted', 4],
    ['acting', 4],
    ['declined', 2],
    ['no-answer', 2],
  ]);
  return { deeds: passedOn(decided, recipient, [until, answer]), until, owedFrom: decided };
}

function watched(draws: Draws, decided: number): Course {
  const until = decided + draws.between(300, 900);
  return {
    deeds: [
      [decided, 'commander', 'decide', { decision: 'monitor', reviewAt: { after: until } }],
      [until + 1, 'assistant', 'review', { result: draws.pick(['quiet', 'quiet', 'renewed', 'grown']) }],
    ],
    until: until + 1,
    owedFrom: decided,
  };
}

function notGone(draws: Draws, planned: Planned, decided: number): Course {
  const cause = planned.isLate
    ? draws.pick(['too-far', 'road-closed', 'no-asset'])
    : draws.pick(['no-asset', 'insecure', 'road-closed', 'weather', 'other-priority', 'too-late']);
  return { deeds: couldNot(decided, cause), until: decided + 5, owedFrom: decided };
}

function unfounded(draws: Draws, decided: number): Course {
  const reason = draws.pick(['second-source-denies', 'test-call', 'prank', 'wrong-number']);
  return {
    deeds: [[decided, 'assistant', 'assess', { credibility: 'unfounded', reason }]],
    until: decided + 5,
    owedFrom: decided,
  };
}

/** How one alert goes, until the village is to be told. */
export function courseOf(draws: Draws, planned: Planned, community: string | null): Course {
  const first = answered(draws, planned);
  const answeredAfter = first[0]?.[0] ?? 1;
  const said = coded(draws, planned);
  const spokenAfter = answeredAfter + draws.between(3, 6);
  const isSpoken = planned.isBip || draws.chance(0.75);
  const before: Deed[] = [
    ...first,
    ...(isSpoken ? calledBack(draws, planned, spokenAfter, said) : []),
    ...(community === null ? [] : [[spokenAfter + 4, 'assistant', 'place', { community }] as const]),
    ...assessment(draws, spokenAfter + 5),
  ];
  // The village writes again, and it rings again until somebody answers that too.
  if (!planned.isBip && !planned.isLate && answeredAfter < 6 && spokenAfter < 9 && draws.chance(0.1)) {
    before.push([spokenAfter + 6, 'caller', 'writes', { text: wordsAgain(draws, planned.tongue) }]);
    before.push([spokenAfter + 8, 'assistant', 'replies']);
  }
  const ready = Math.max(...before.map(([after]) => after)) + 1;
  const decided = planned.isLate && draws.chance(0.7) ? draws.between(36, 58) : ready + draws.between(0, 7);
  const isCalled = before.some(
    ([, , what, fields]) => what === 'call-back' && fields?.['result'] === 'spoke',
  );
  const mayGoToState = isCalled && !stateSide.includes(String(said['actor']));
  const after = draws.weighed<() => Course>([
    [() => patrol(draws, decided), planned.isLate ? 4 : 10],
    [() => somebodyElse(draws, decided, mayGoToState), 2],
    [() => handedOn(draws, decided, mayGoToState), 5],
    [() => watched(draws, decided), 3],
    [() => notGone(draws, planned, decided), planned.isLate ? 6 : 3],
    [() => unfounded(draws, decided), 2],
  ])();
  return { ...after, deeds: [...before, ...after.deeds] };
}
