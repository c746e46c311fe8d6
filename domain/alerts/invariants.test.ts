// What holds whatever anybody does, in whatever order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assistant, commander } from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { stateRecipients } from './codes.ts';
import { type Clock, clocksOf, ringsOf } from './clocks.ts';
import { communitiesNotTold, owedBeforeClosing } from './owed.ts';
import { nextAct } from './next.ts';
import { isStateActor } from './rule.ts';
import { type AlertState, awaitsDecision, isOpen } from './state.ts';
import { anyAttempt } from './testing/any-acts.ts';
import { live, type Step } from './testing/live.ts';
import { Story } from './testing/story.ts';

const starts = fc.constantFrom(
  () => Story.sms(),
  () => Story.stranger(),
);

function always(look: (step: Step) => void, atTheEnd: (story: Story) => void = () => {}, runs = 200): void {
  fc.assert(
    fc.property(
      starts,
      fc.array(anyAttempt, { minLength: 1, maxLength: 60, size: 'max' }),
      (start, attempts) => {
        atTheEnd(live(start, attempts, look));
      },
    ),
    { numRuns: runs },
  );
}

const keyOf = (clock: Clock) => `${clock.kind} ${clock.rung} ${clock.at}`;

test('B19 an alert is never closed with a debt unsettled', () => {
  let closed = 0;
  always(({ before, after }) => {
    // At the moment of closing: a phrase that never arrived is owed again later, and stands on the list.
    if (after.status !== 'closed' || before.status === 'closed') return;
    closed += 1;
    expect(owedBeforeClosing(after)).toEqual([]);
    expect(after.decision !== null || after.credibility === 'unfounded').toBe(true);
    if (after.response) expect(after.outcome).not.toBeNull();
  });
  expect(closed).toBeGreaterThan(20);
});

test('B19 a community is told of what was decided last, or is on the list of those not told', () => {
  always(({ before, after, act }) => {
    const told = (state: AlertState) =>
      Object.keys(state.feedback).filter((community) => !communitiesNotTold(state).includes(community));
    for (const community of told(after)) {
      const isNew = !told(before).includes(community);
      if (isNew && after.status !== 'merged')
        expect(['alert.feedback', 'alert.place', 'alert.settle-sender']).toContain(act);
    }
    if (act === 'alert.decide' && before.decision !== after.decision) expect(told(after)).toEqual([]);
    expect(Object.keys(after.feedback)).toContain(after.community ?? '');
  });
});

test('the status changes only as the procedure allows', () => {
  const step = (before: AlertState, after: AlertState) => `${before.status} > ${after.status}`;
  const any = (to: string) => new RegExp(`> ${to}$`);
  const allowed: Record<string, RegExp> = {
    'alert.acknowledge': /^received > acknowledged$/,
    'alert.request-number': /^acknowledged > callback$/,
    'alert.call-back': /^acknowledged > callback$/,
    'alert.assess': any('assessed'),
    'alert.decide': any('decided'),
    'alert.respond': any('responding'),
    'alert.arrive': /^responding > on-site$/,
    'alert.resolve': any('resolved'),
    'alert.feedback': any('feedback-given'),
    'alert.close': any('closed'),
    'alert.reopen': /^closed > acknowledged$/,
    'alert.merge': any('merged'),
    'alert.place': /^feedback-given > (resolved|decided|assessed)$/,
    'alert.settle-sender': /^feedback-given > (resolved|decided|assessed)$/,
    'alert.absorb': /^feedback-given > (resolved|decided|assessed)$/,
    'alert.feedback-undelivered': /^feedback-given > (resolved|decided|assessed)$/,
  };
  always(({ act, before, after }) => {
    if (before.status === after.status) return;
    expect(step(before, after)).toMatch(allowed[act] ?? /^nothing$/);
    if (before.status === 'received') expect(after.status).toBe('acknowledged');
    if (before.status === 'closed') expect(act).toBe('alert.reopen');
    expect(before.status).not.toBe('merged');
  });
});

test('the status says what the rest of the alert says', () => {
  always(({ after }) => {
    const { status, decision, response, outcome, feedback } = after;
    expect(status === 'merged').toBe(after.mergedInto !== null);
    expect(status === 'closed').toBe(after.closedAt !== null);
    if (status === 'received') expect(after.ring).not.toBeNull();
    if (status === 'decided') expect(decision).not.toBeNull();
    if (status === 'responding' || status === 'on-site') {
      expect(response).not.toBeNull();
      expect(outcome).toBeNull();
    }
    if (status === 'resolved') expect(outcome).not.toBeNull();
    if (status === 'feedback-given')
      expect(Object.values(feedback).every((one) => one.result === 'given')).toBe(true);
    if (response) expect(decision?.kind).toBe('respond');
  });
});

test('a clock runs into the future of what started it, and every deadline is fired once', () => {
  const firedBefore = new WeakMap<Story, Set<string>>();
  const untold = new WeakSet<Story>();
  always(({ act, before, after, story, fired }) => {
    if (act === 'alert.feedback-undelivered') untold.add(story);
    const known = firedBefore.get(story) ?? new Set();
    firedBefore.set(story, known);
    for (const clock of fired) {
      expect(known).not.toContain(keyOf(clock));
      known.add(keyOf(clock));
    }
    const running = clocksOf(before).map(keyOf);
    for (const clock of clocksOf(after)) {
      expect(clock.at).toBeGreaterThan(after.receivedAt);
      // What the village was never told after all is due by its old deadline, or at once; every other one lies ahead.
      const isOwedAgain = untold.has(story) && (clock.kind === 'retry' || clock.kind === 'feedback');
      if (!running.includes(keyOf(clock)) && !isOwedAgain) expect(clock.at).toBeGreaterThan(story.now);
      expect(known).not.toContain(keyOf(clock));
    }
  });
});

test('it rings exactly while nobody has answered or a deadline is over, and only for what is still owed', () => {
  always(({ after, story }) => {
    const { overdue } = after;
    expect(ringsOf(after).length > 0).toBe(after.ring !== null || Object.keys(overdue).length > 0);
    expect(after.ring === null || isOpen(after)).toBe(true);
    const owed = owedBeforeClosing(after).map((one) => one.owed);
    if (overdue.decide) expect(awaitsDecision(after)).toBe(true);
    if (overdue.review) expect(owed).toContain('review');
    if (overdue.feedback) {
      expect(owed).toContain('feedback');
      expect(after.feedbackSince).not.toBeNull();
    }
    if (overdue.retry) {
      const late = Object.values(after.feedback).filter(
        (one) => one.result !== 'given' && one.retryAt !== null,
      );
      expect(late.some((one) => (one.retryAt ?? Number.POSITIVE_INFINITY) <= story.now)).toBe(true);
    }
    const asks = clocksOf(after).map((clock) => clock.kind);
    if (asks.includes('decide')) expect(owed).toContain('decision');
    if (asks.includes('review')) expect(owed).toContain('review');
    if (asks.includes('feedback')) expect(owed).toContain('feedback');
  });
});

test('a contested act changes nothing but the count; a refused one nothing at all', () => {
  let contested = 0;
  always(({ outcome, before, after }) => {
    if (outcome === 'contested') {
      contested += 1;
      expect(after).toEqual({ ...before, contested: before.contested + 1 });
    }
    if (outcome === 'refused') expect(after).toBe(before);
    if (outcome === 'accepted') expect(after.version).toBe(before.version + 1);
  });
  expect(contested).toBeGreaterThan(100);
});

test('an act under an older epoch is contested and without effect', () => {
  const attempts = fc.array(anyAttempt, { minLength: 1, maxLength: 12, size: 'max' });
  fc.assert(
    fc.property(starts, attempts, attempts, (start, before, after) => {
      const opening = () => {
        const story = live(start, before, () => {});
        return story.take('alert.take-over', { home: 'another node' });
      };
      const behind = after.map((attempt) => ({ ...attempt, epochsBehind: 1 as const, afterMinutes: 0 }));
      live(opening, behind, ({ outcome, before, after }) => {
        expect(outcome).toBe('contested');
        expect(after).toEqual({ ...before, contested: before.contested + 1 });
      });
    }),
  );
});

test('folding the log again from the first entry gives the same alert', () => {
  always(
    () => {},
    (story) => {
      expect(story.stateAfter(story.facts.length)).toEqual(story.state);
      expect(story.state.version + story.state.contested).toBe(story.facts.length);
    },
  );
});

test('a deadline never decides: it changes who is rung, and nothing else', () => {
  always(
    () => {},
    (story) => {
      for (const [index, fact] of story.facts.entries()) {
        if (fact.entry.act !== 'alert.escalate') continue;
        const [before, after] = [story.stateAfter(index), story.stateAfter(index + 1)];
        const { ring, overdue, version, laneVersion } = before;
        expect({ ...after, ring, overdue, version, laneVersion }).toEqual(before);
      }
    },
    100,
  );
});

test('C4 nothing is passed on to the state’s side while it is the suspected perpetrator', () => {
  always(({ before, after }) => {
    const passesOn =
      after.decision !== before.decision && stateRecipients.includes(after.decision?.recipient ?? '');
    const informs = after.response !== before.response && after.response?.means === 'authorities';
    expect(isStateActor(before) && (passesOn || informs)).toBe(false);
  });
});

test('B19 from wherever an alert has got to, the procedure leads to its closing', () => {
  always(
    () => {},
    (story) => {
      for (let steps = 0; isOpen(story.state); steps++) {
        expect(steps).toBeLessThan(20);
        const next = nextAct(story.state);
        story.wait(next === 'review' ? 4 * 24 * 60 : 1);
        doNext(story, next);
      }
      expect(nextAct(story.state)).toBeNull();
    },
  );
});

/** The next act with what it needs; feedback goes to whoever has not been told. */
function doNext(story: Story, next: ReturnType<typeof nextAct>): unknown {
  const community = owedBeforeClosing(story.state).find((one) => one.owed === 'feedback')?.community;
  switch (next) {
    case 'acknowledge':
      return story.does(assistant, acts.acknowledgeAlert, {});
    case 'decide':
      return story.does(commander, acts.decideAlert, { decision: 'respond' });
    case 'respond':
      return story.does(commander, acts.respondToAlert, {
        means: 'other',
        checks: ['say-nothing-of-warning', 'risk-accepted'],
      });
    case 'arrive':
      return story.does(commander, acts.arriveOnSite, {});
    case 'resolve':
      return story.does(commander, acts.resolveAlert, { outcome: 'other' });
    case 'answer':
      return story.does(assistant, acts.recordAnswer, { answer: 'no-answer' });
    case 'review':
      return story.does(assistant, acts.reviewAlert, { result: 'quiet' });
    case 'feedback':
      return story.does(assistant, acts.giveFeedback, {
        result: 'given',
        way: 'voice',
        ...(community && { community }),
      });
    case 'close':
      return story.does(assistant, acts.closeAlert, {});
    default:
      throw new Error('nothing is next for an open alert');
  }
}
