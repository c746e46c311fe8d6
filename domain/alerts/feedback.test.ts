import { describe, expect, test } from 'vitest';
import { day, hour, isoOf, minute } from '../kernel/index.ts';
import {
  assistant,
  commander,
  dutyOfficer,
  night,
  relief,
  sangeAssistant,
} from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { feedbackWays } from './codes.ts';
import { clocksOf, ringsOf } from './clocks.ts';
import { communitiesNotTold } from './owed.ts';
import { Story } from './testing/story.ts';

const tomorrow = isoOf(night + day);
const failed = { result: 'attempt-failed' } as const;
const notPossible = { result: 'not-possible', retryAt: tomorrow } as const;
const unsafe = { result: 'unsafe', retryAt: tomorrow } as const;
const inPerson = { result: 'given', way: 'in-person' } as const;

const couldNotCome = () =>
  Story.sms()
    .does(assistant, acts.acknowledgeAlert, {})
    .does(commander, acts.decideAlert, { decision: 'cannot', cause: 'road-closed' });

describe('B19 feedback that was given', () => {
  test.each(feedbackWays)('%s: it records who gave it, how and when', (way) => {
    const story = couldNotCome();
    story.wait(90);
    story.does(assistant, acts.giveFeedback, { result: 'given', way, at: isoOf(night + hour) });
    expect(story.state.feedback['ntoto']).toMatchObject({
      result: 'given',
      post: 'kibua-assistant',
      way,
      at: night + hour,
    });
    expect(story.state.status).toBe('feedback-given');
    expect(communitiesNotTold(story.state)).toEqual([]);
  });

  test('another post may have given it', () => {
    const story = couldNotCome().does(assistant, acts.giveFeedback, { ...inPerson, post: 'kibua-commander' });
    expect(story.state.feedback['ntoto']?.post).toBe('kibua-commander');
    const unknown = { ...inPerson, post: 'nobody-here' };
    expect(couldNotCome().refusal(assistant, acts.giveFeedback, unknown)?.refused).toBe('post/unknown');
  });

  test('it is refused without its way, in the future, a second time, or for a village that asked nothing', () => {
    const story = couldNotCome();
    const refused = (data: Parameters<typeof story.refusal<typeof acts.giveFeedback>>[2]) =>
      story.refusal(assistant, acts.giveFeedback, data);
    expect(refused({ result: 'given' })).toEqual({ refused: 'alert/way-missing' });
    expect(refused({ ...inPerson, at: isoOf(night + hour) })).toEqual({
      refused: 'time/in-the-future',
      missing: ['at'],
    });
    expect(refused({ ...inPerson, community: 'kalonge' })).toEqual({ refused: 'alert/place-unknown' });
    story.does(assistant, acts.giveFeedback, inPerson);
    expect(refused(inPerson)).toEqual({ refused: 'alert/feedback-nothing-owed' });
  });

  test('nothing is owed before the decision, nor before the outcome where somebody goes', () => {
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    const refused = () => story.refusal(assistant, acts.giveFeedback, inPerson)?.refused;
    expect(refused()).toBe('alert/feedback-nothing-owed');
    story.does(commander, acts.decideAlert, { decision: 'respond' });
    expect(refused()).toBe('alert/feedback-nothing-owed');
  });

  test('a stranger whose place is still open is told all the same', () => {
    const story = Story.stranger().does(assistant, acts.acknowledgeAlert, {});
    story.does(commander, acts.decideAlert, { decision: 'cannot', cause: 'too-late' });
    story.does(assistant, acts.giveFeedback, { result: 'given', way: 'voice' });
    expect(story.refusal(assistant, acts.closeAlert, {})).toBeNull();
  });

  test('posts of another base cannot tell that there is an alert', () => {
    expect(couldNotCome().refusal(sangeAssistant, acts.giveFeedback, inPerson)).toEqual({
      refused: 'alert/not-found',
    });
  });
});

describe('B19 feedback that was not possible', () => {
  test('takes two attempts that failed, and a date on which it is tried again', () => {
    const story = couldNotCome();
    expect(story.refusal(assistant, acts.giveFeedback, notPossible)?.refused).toBe(
      'alert/two-attempts-first',
    );
    story.does(assistant, acts.giveFeedback, failed);
    expect(story.refusal(assistant, acts.giveFeedback, notPossible)?.refused).toBe(
      'alert/two-attempts-first',
    );
    story.does(relief, acts.giveFeedback, failed);
    expect(story.refusal(assistant, acts.giveFeedback, { result: 'not-possible' })).toEqual({
      refused: 'alert/retry-date-missing',
    });
    expect(story.refusal(assistant, acts.giveFeedback, { ...notPossible, retryAt: isoOf(night) })).toEqual({
      refused: 'time/in-the-past',
      missing: ['retryAt'],
    });
    expect(story.refusal(assistant, acts.giveFeedback, notPossible)).toBeNull();
  });

  test('lets the alert close, is never counted as given, and is tried again when its date has come', () => {
    const story = couldNotCome()
      .does(assistant, acts.giveFeedback, failed)
      .does(relief, acts.giveFeedback, failed);
    story.does(assistant, acts.giveFeedback, notPossible);
    expect(story.state.status).not.toBe('feedback-given');
    story.does(assistant, acts.closeAlert, {});
    expect(communitiesNotTold(story.state)).toEqual(['ntoto']);
    expect(story.wait(24 * 60)).toEqual([{ kind: 'retry', rung: 0, at: night + day }]);
    expect(ringsOf(story.state)).toEqual([{ clock: 'retry', seat: 'assistant', cadence: 'each-minute' }]);
    story.does(assistant, acts.giveFeedback, { result: 'given', way: 'agreed-phrase' });
    expect(ringsOf(story.state)).toEqual([]);
    expect(communitiesNotTold(story.state)).toEqual([]);
    expect(story.state.status).toBe('closed');
  });

  test('a retry that fails sets the next date', () => {
    const story = couldNotCome().does(assistant, acts.giveFeedback, unsafe);
    story.wait(24 * 60);
    expect(story.refusal(assistant, acts.giveFeedback, failed)).toEqual({
      refused: 'alert/retry-date-missing',
    });
    story.does(assistant, acts.giveFeedback, { ...failed, retryAt: isoOf(night + 2 * day) });
    expect(ringsOf(story.state)).toEqual([]);
    expect(clocksOf(story.state)).toEqual([{ kind: 'retry', rung: 0, at: night + 2 * day }]);
    expect(communitiesNotTold(story.state)).toEqual(['ntoto']);
  });

  test('rings on while one of two villages is still to be told, though their dates were the same', () => {
    const story = couldNotCome().take('alert.absorb', { duplicate: 'x', communities: ['mera'] });
    story.does(assistant, acts.giveFeedback, unsafe);
    story.does(assistant, acts.giveFeedback, { ...unsafe, community: 'mera' });
    story.wait(25 * 60);
    story.does(assistant, acts.giveFeedback, { ...inPerson, community: 'mera' });
    expect(ringsOf(story.state).map((ring) => ring.clock)).toEqual(['retry']);
    story.does(assistant, acts.giveFeedback, inPerson);
    expect(ringsOf(story.state)).toEqual([]);
  });
});

describe('B19 feedback that is unsafe', () => {
  test('needs no attempt, but a date, and is not given', () => {
    const story = couldNotCome();
    expect(story.refusal(commander, acts.giveFeedback, { result: 'unsafe' })?.refused).toBe(
      'alert/retry-date-missing',
    );
    story.does(commander, acts.giveFeedback, unsafe);
    expect(story.refusal(assistant, acts.closeAlert, {})).toBeNull();
    expect(communitiesNotTold(story.state)).toEqual(['ntoto']);
  });

  test('is no attempt to reach anybody', () => {
    const story = couldNotCome()
      .does(commander, acts.giveFeedback, unsafe)
      .does(commander, acts.giveFeedback, unsafe);
    expect(story.refusal(assistant, acts.giveFeedback, notPossible)?.refused).toBe(
      'alert/two-attempts-first',
    );
  });
});

describe('B19 the 24 hours', () => {
  test('run from the decision where nobody goes, and ring Assistant and commander once over', () => {
    const story = couldNotCome();
    expect(story.wait(24 * 60 - 1)).toEqual([]);
    expect(story.wait(1)).toEqual([{ kind: 'feedback', rung: 0, at: night + day }]);
    expect(ringsOf(story.state).map((ring) => `${ring.clock} ${ring.seat}`)).toEqual([
      'feedback assistant',
      'feedback commander',
    ]);
    story.does(dutyOfficer, acts.giveFeedback, inPerson);
    expect(ringsOf(story.state)).toEqual([]);
  });

  test('run from the outcome where somebody went', () => {
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    story.does(commander, acts.decideAlert, { decision: 'respond' });
    story.does(commander, acts.respondToAlert, {
      means: 'other',
      checks: ['say-nothing-of-warning', 'risk-accepted'],
    });
    expect(story.wait(3 * 24 * 60)).toEqual([]);
    story.does(commander, acts.resolveAlert, { outcome: 'people-moved-safely' });
    expect(clocksOf(story.state)).toEqual([{ kind: 'feedback', rung: 0, at: story.now + 24 * 60 * minute }]);
  });

  test('stop ringing for a deadline that the revised decision has set aside', () => {
    const story = couldNotCome();
    story.wait(25 * 60);
    story.does(commander, acts.decideAlert, { decision: 'respond', revises: true });
    expect(ringsOf(story.state)).toEqual([]);
  });
});
