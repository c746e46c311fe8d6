import { describe, expect, test } from 'vitest';
import { hour, isoOf, minute } from '../kernel/index.ts';
import { assistant, commander, dutyOfficer, night, node } from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { checks } from './codes.ts';
import { clocksOf, hasAnswered, ringsOf, scopeOf } from './clocks.ts';
import { Story } from './testing/story.ts';

const rungs = (story: Story) =>
  ringsOf(story.state).map((ring) => `${ring.clock}: ${ring.seat}, ${ring.cadence}`);

describe('B3 the ladder while nobody has answered', () => {
  test('at once the Assistant is paged each minute and the commander is told once', () => {
    expect(rungs(Story.sms())).toEqual([
      'acknowledge: assistant, each-minute',
      'acknowledge: commander, once',
    ]);
  });

  test('at 5 minutes the commander is paged each minute, at 10 the duty officer too', () => {
    const story = Story.sms();
    expect(story.wait(4.99)).toEqual([]);
    story.wait(0.01);
    expect(rungs(story)).toEqual([
      'acknowledge: assistant, each-minute',
      'acknowledge: commander, each-minute',
    ]);
    story.wait(5);
    expect(rungs(story)).toEqual([
      'acknowledge: assistant, each-minute',
      'acknowledge: commander, each-minute',
      'acknowledge: duty-officer, each-minute',
    ]);
  });

  test('B4 a stranger’s alert climbs the same ladder', () => {
    const [hers, known] = [Story.stranger(), Story.sms()];
    expect(hers.wait(40)).toEqual(known.wait(40));
    expect(rungs(hers)).toEqual(rungs(known));
  });

  test('each rung is reached once, however long nobody answers', () => {
    const fired = Story.sms().wait(7 * 24 * 60);
    expect(fired).toEqual([
      { kind: 'acknowledge', rung: 1, at: night + 5 * minute },
      { kind: 'acknowledge', rung: 2, at: night + 10 * minute },
      { kind: 'decide', rung: 0, at: night + 30 * minute },
    ]);
  });

  test('nobody on duty, or a page that failed: the next rung is reached at once, and not a second time', () => {
    const story = Story.sms();
    story.fire({ kind: 'acknowledge', rung: 1, at: night + 5 * minute }, 'nobody-on-duty');
    expect(story.state.ring?.rung).toBe(1);
    expect(clocksOf(story.state)[0]).toEqual({ kind: 'acknowledge', rung: 2, at: night + 10 * minute });
    story.wait(10);
    story.fire({ kind: 'acknowledge', rung: 1, at: night + 5 * minute }, 'delivery-failed');
    expect(story.state.ring?.rung).toBe(2);
  });

  test('an answer stops the ladder for all, and only the ladder', () => {
    const story = Story.sms();
    story.wait(7);
    story.does(commander, acts.acknowledgeAlert, { by: 'sms' });
    expect(rungs(story)).toEqual([]);
    expect(story.state).toMatchObject({
      status: 'acknowledged',
      acknowledgedAt: night + 7 * minute,
      acknowledgedBy: 'kibua-commander',
    });
    expect(clocksOf(story.state)).toEqual([{ kind: 'decide', rung: 0, at: night + 30 * minute }]);
    expect(story.refusal(assistant, acts.acknowledgeAlert, {})?.refused).toBe('alert/already-acknowledged');
  });

  test('a new message on an answered alert rings from the first rung again', () => {
    const story = Story.sms();
    story.wait(7);
    story.does(commander, acts.acknowledgeAlert, {});
    story.wait(13);
    story.writesAgain();
    expect(story.state).toMatchObject({
      status: 'acknowledged',
      messages: 2,
      lastMessageAt: night + 20 * minute,
    });
    expect(rungs(story)).toEqual(['acknowledge: assistant, each-minute', 'acknowledge: commander, once']);
    expect(story.wait(5).map((clock) => clock.at)).toEqual([night + 25 * minute]);
    expect(story.refusal(assistant, acts.closeAlert, {})?.refused).toBe('alert/not-acknowledged');
    story.does(assistant, acts.acknowledgeAlert, {});
    expect(story.state).toMatchObject({
      acknowledgedAt: night + 7 * minute,
      acknowledgedBy: 'kibua-commander',
    });
  });

  test('600 messages are one alert counting 600, on the rung it had reached', () => {
    const story = Story.sms();
    story.wait(6);
    for (let message = 2; message <= 600; message++) story.writesAgain();
    expect(story.state).toMatchObject({ messages: 600, ring: { since: night, rung: 1 } });
  });
});

describe('the decision’s 30 minutes', () => {
  test('ring commander and duty officer; a deadline escalates and never decides', () => {
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    const before = story.state;
    expect(story.wait(30)).toEqual([{ kind: 'decide', rung: 0, at: night + 30 * minute }]);
    expect(rungs(story)).toEqual(['decide: commander, each-minute', 'decide: duty-officer, each-minute']);
    const { version, laneVersion } = before;
    expect(story.state).toEqual({
      ...before,
      overdue: { decide: [] },
      version: version + 1,
      laneVersion: laneVersion + 1,
    });
    expect(story.wait(24 * 60)).toEqual([]);
  });

  test('who has answered is left in peace, the others are rung on, until it is decided', () => {
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    story.wait(31);
    story.writesAgain().does(commander, acts.acknowledgeAlert, { clock: 'decide' });
    expect(hasAnswered(story.state, 'decide', 'kibua-commander')).toBe(true);
    expect(hasAnswered(story.state, 'decide', 'nk-duty')).toBe(false);
    expect(story.state.ring).not.toBeNull();
    expect(story.refusal(commander, acts.acknowledgeAlert, { clock: 'decide' })?.refused).toBe(
      'alert/already-acknowledged',
    );
    expect(story.refusal(dutyOfficer, acts.acknowledgeAlert, { clock: 'decide' })).toBeNull();
    expect(story.refusal(assistant, acts.closeAlert, {})?.refused).toBe('alert/not-acknowledged');
    story.does(commander, acts.decideAlert, { decision: 'respond' });
    expect(ringsOf(story.state).some((ring) => ring.clock === 'decide')).toBe(false);
    expect(story.state.ring).not.toBeNull();
  });

  test('count from the intake, also while the ladder still climbs; an answer does not move them', () => {
    const story = Story.sms();
    story.wait(29);
    story.does(assistant, acts.acknowledgeAlert, {});
    expect(story.wait(1).map((clock) => clock.kind)).toEqual(['decide']);
  });

  test('stop when it is decided, or found to be unfounded', () => {
    const decided = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    decided.does(commander, acts.decideAlert, { decision: 'respond' });
    expect(decided.wait(48 * 60)).toEqual([]);
    const unfounded = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    unfounded.wait(40);
    unfounded.does(assistant, acts.assessAlert, { credibility: 'unfounded', reason: 'wrong-number' });
    expect(rungs(unfounded)).toEqual([]);
  });
});

describe('reviews', () => {
  const monitored = () => {
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    return story.does(commander, acts.decideAlert, {
      decision: 'monitor',
      reviewAt: isoOf(night + 6 * hour),
    });
  };

  test('ring Assistant and commander when their date has come, until one is held', () => {
    const story = monitored();
    story.does(assistant, acts.giveFeedback, { result: 'given', way: 'voice' });
    expect(story.wait(6 * 60)).toEqual([{ kind: 'review', rung: 0, at: night + 6 * hour }]);
    expect(rungs(story)).toEqual(['review: assistant, each-minute', 'review: commander, each-minute']);
    story.does(assistant, acts.reviewAlert, { result: 'quiet' });
    expect([...ringsOf(story.state), ...clocksOf(story.state)]).toEqual([]);
  });

  test('a date in the past is refused', () => {
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    const late = { decision: 'monitor', reviewAt: isoOf(night) } as const;
    expect(story.refusal(commander, acts.decideAlert, late)).toEqual({
      refused: 'time/in-the-past',
      missing: ['reviewAt'],
    });
    const again = monitored();
    again.wait(7 * 60);
    const backwards = { result: 'quiet', reviewAgainAt: isoOf(night + hour) } as const;
    expect(again.refusal(assistant, acts.reviewAlert, backwards)?.missing).toEqual(['reviewAgainAt']);
  });
});

describe('a base with clocks of its own', () => {
  const ladder = { acknowledgeMinutes: 2, dutyOfficerMinutes: 20, decideMinutes: 60, feedbackHours: 6 };

  test('rings by them', () => {
    const story = Story.sms(ladder);
    expect(story.wait(60).map(({ kind, rung, at }) => [kind, rung, (at - night) / minute])).toEqual([
      ['acknowledge', 1, 2],
      ['acknowledge', 2, 20],
      ['decide', 0, 60],
    ]);
    story.does(commander, acts.acknowledgeAlert, {});
    story.does(commander, acts.decideAlert, { decision: 'cannot', cause: 'too-far' });
    expect(clocksOf(story.state)).toEqual([{ kind: 'feedback', rung: 0, at: story.now + 6 * hour }]);
  });

  test('an alert keeps what was set when it came in; what is not said is as usual', () => {
    expect(Story.sms({ decideMinutes: 45 }).state.ladder).toEqual({
      acknowledgeMinutes: 5,
      dutyOfficerMinutes: 10,
      decideMinutes: 45,
      feedbackHours: 24,
    });
  });
});

test('B3 the roster of a seat is its base’s, the duty officer’s is the province’s', () => {
  const { state } = Story.sms();
  expect((['assistant', 'commander', 'duty-officer'] as const).map((seat) => scopeOf(state, seat))).toEqual([
    'kibua',
    'kibua',
    'nk',
  ]);
});

test('an alert that runs well rings nobody a second time', () => {
  const story = Story.sms();
  story.wait(3);
  story.does(assistant, acts.acknowledgeAlert, {});
  story.wait(20);
  story.does(commander, acts.decideAlert, { decision: 'respond' });
  story.does(commander, acts.respondToAlert, { means: 'patrol', checks: [...checks] });
  story.wait(50);
  story.does(assistant, acts.arriveOnSite, {}).does(commander, acts.resolveAlert, { outcome: 'protected' });
  story.wait(5 * 60);
  story
    .does(assistant, acts.giveFeedback, { result: 'given', way: 'in-person' })
    .does(assistant, acts.closeAlert, {});
  expect(story.facts.filter((fact) => fact.entry.act === 'alert.escalate')).toEqual([]);
  expect(story.wait(30 * 24 * 60)).toEqual([]);
  expect(story.refusal(node, acts.absorbAlert, { duplicate: 'x', communities: [] })?.refused).toBe(
    'alert/closed',
  );
});
