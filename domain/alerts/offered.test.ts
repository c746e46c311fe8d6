// What is offered is what the rules allow: for every reader, in whatever state.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoOf, isRefusal, minute } from '../kernel/index.ts';
import type { Actor } from '../registers/index.ts';
import {
  analyst,
  assistant,
  commander,
  dutyOfficer,
  protectionManager,
  relief,
  situation,
} from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { checks } from './codes.ts';
import { type AlertState, offeredActs } from './index.ts';
import { anyAttempt, triedIn } from './testing/any-acts.ts';
import { live } from './testing/live.ts';
import { idOf, Story } from './testing/story.ts';

const readers = [assistant, relief, commander, dutyOfficer, protectionManager, analyst];
const declared = new Map(Object.values(acts).map((act) => [act.name, act]));

const offeredTo = (story: Story, actor: Actor, state: AlertState = story.state) =>
  offeredActs(state, {
    role: actor.role,
    post: actor.post,
    isOnDuty: story.registers.onDuty('assistant', state.base, story.now) === actor.post,
    now: story.now,
  });

/** Fields that suit, of which one lets the act pass unless the alert's state stands against it. */
function suiting(act: string, state: AlertState, story: Story): object[] {
  const later = isoOf(story.now + 60 * minute);
  const notTold = Object.entries(state.feedback).filter(([, one]) => one.result !== 'given');
  const suits: Record<string, object[]> = {
    acknowledge: [{}, ...Object.keys(state.overdue).map((clock) => ({ clock }))],
    code: [{ event: 'shots' }],
    place: [{ community: 'ntoto' }],
    'request-number': [{}],
    'call-back': [{ result: 'no-answer' }],
    assess: [{ credibility: 'credible' }],
    decide: [{ decision: 'respond', revises: true }],
    respond: [{ means: 'patrol', checks: [...checks] }],
    arrive: [{}],
    answer: [{ answer: 'acting' }],
    review: [{ result: 'quiet' }],
    resolve: [{ outcome: 'other' }],
    feedback: notTold.map(([community]) => ({
      result: 'unsafe',
      retryAt: later,
      ...(community !== '' && { community }),
    })),
    close: [{}],
    reopen: [{ reason: 'other' }],
    merge: [{ into: idOf(500) }],
    take: [{}],
    hand: [{ post: 'kibua-relief' }, { post: 'nk-duty' }],
    tie: [{ situation: situation.id }],
    untie: [{}],
    apart: [{ from: [idOf(500)] }],
  };
  return suits[act] ?? [];
}

const offerable = [
  'acknowledge',
  'code',
  'place',
  'request-number',
  'call-back',
  'assess',
  'decide',
  'respond',
  'arrive',
  'answer',
  'review',
  'resolve',
  'feedback',
  'close',
  'reopen',
  'merge',
];

function isAllowed(story: Story, actor: Actor, act: string, data: object): boolean {
  const found = declared.get(`alert.${act}`);
  if (!found) throw new Error(`no such act: ${act}`);
  return !isRefusal(story.ask(actor, found, data as never, ['why']));
}

describe('acts that a reader is offered', () => {
  test('are those for which some fields pass the rules, in any state and for anybody', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(
          () => Story.sms(),
          () => Story.stranger(),
        ),
        fc.array(anyAttempt, { minLength: 1, maxLength: 40, size: 'max' }),
        (start, attempts) => {
          const story = live(start, attempts, () => {});
          for (const actor of readers) {
            const offered = offeredTo(story, actor);
            for (const act of offerable) {
              const passes = suiting(act, story.state, story).some((data) =>
                isAllowed(story, actor, act, data),
              );
              expect({ act, passes, as: actor.role }).toEqual({
                act,
                passes: offered.includes(act),
                as: actor.role,
              });
              if (passes) seen.add(act);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual([...offerable].sort());
  });

  test('leave out what the rules refuse whatever it carries', () => {
    fc.assert(
      fc.property(
        fc.array(anyAttempt, { minLength: 1, maxLength: 30, size: 'max' }),
        fc.array(anyAttempt, { minLength: 5, maxLength: 30, size: 'max' }),
        (attempts, tries) => {
          const story = live(
            () => Story.sms(),
            attempts,
            () => {},
          );
          for (const attempt of tries) {
            const tried = triedIn(story.state, attempt, story.now);
            const act = tried?.name.slice('alert.'.length) ?? '';
            if (!tried || !offerable.includes(act) || tried.actor.role === 'node') continue;
            if (isAllowed(story, tried.actor, act, tried.data))
              expect(offeredTo(story, tried.actor)).toContain(act);
          }
        },
      ),
    );
  });

  test('on a new alert: acknowledge, code, place, and who follows it, before anyone has answered', () => {
    const story = Story.sms();
    const atOnce = ['acknowledge', 'code', 'place', 'take', 'hand', 'tie', 'apart'];
    expect(offeredTo(story, assistant)).toEqual(atOnce);
    expect(offeredTo(story, commander)).toEqual(atOnce);
    expect(offeredTo(story, analyst)).toEqual([]);
  });

  test('the number only to the Assistant on duty', () => {
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    expect(offeredTo(story, assistant)).toContain('request-number');
    expect(offeredTo(story, relief)).not.toContain('request-number');
    expect(offeredTo(story, commander)).not.toContain('request-number');
  });

  test('a review once its date has come', () => {
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    story.does(commander, acts.decideAlert, {
      decision: 'monitor',
      reviewAt: isoOf(story.now + 60 * minute),
    });
    expect(offeredTo(story, commander)).not.toContain('review');
    story.wait(61);
    expect(offeredTo(story, commander)).toContain('review');
  });
});
