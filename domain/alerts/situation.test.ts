// Alerts of one event: tied by a person, decided together, each with its own village to tell.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf, isRefusal, hour } from '../kernel/index.ts';
import {
  assistant,
  commander,
  dutyOfficer,
  relief,
  sangeCommander,
  situation,
} from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { checks } from './codes.ts';
import {
  type AlertRule,
  alertRules,
  asDecided,
  doesFit,
  fitsFor,
  perpetratorAmong,
  togetherActs,
  wholeRefused,
} from './index.ts';
import { anyAttempt } from './testing/any-acts.ts';
import { live } from './testing/live.ts';
import { Story } from './testing/story.ts';

const tied = () => Story.sms().does(assistant, acts.tieAlert, { situation: situation.id });

describe('an alert in a situation', () => {
  it('says which one, and of what event', () => {
    expect(tied().state.situation).toEqual({ id: situation.id, number: '123', event: 'attack' });
    expect(tied().does(commander, acts.untieAlert, {}).state.situation).toBeNull();
  });

  it("is tied into one at a time, of its own base; what is not there and what is another's read the same", () => {
    const again = { situation: situation.id };
    expect(tied().refusal(assistant, acts.tieAlert, again)).toEqual({ refused: 'alert/tied' });
    expect(Story.sms().refusal(commander, acts.untieAlert, {})).toEqual({ refused: 'alert/not-tied' });
    const missing = '00000000-0000-4000-8000-000000000778';
    expect(Story.sms().refusal(assistant, acts.tieAlert, { situation: missing })).toEqual({
      refused: 'situation/not-found',
    });
    expect(
      Story.sms({ base: 'sange', province: 'sk', community: 'kiliba' }).refusal(
        sangeCommander,
        acts.tieAlert,
        again,
      ),
    ).toEqual({ refused: 'situation/not-found' });
  });

  it('B19 is closed only when its own village was told, whatever was decided for all', () => {
    const story = tied()
      .does(assistant, acts.acknowledgeAlert, {})
      .does(commander, acts.decideAlert, { decision: 'cannot', cause: 'too-far' });
    expect(story.refusal(commander, acts.closeAlert, {})).toEqual({
      refused: 'alert/feedback-missing',
      missing: ['feedback'],
    });
    expect(togetherActs).not.toContain('feedback');
    expect(togetherActs).not.toContain('close');
  });

  it('waved away stays so, once for each', () => {
    const other = '00000000-0000-4000-8000-000000000779';
    const story = Story.sms().does(assistant, acts.apartAlert, { from: [other] });
    story.does(commander, acts.apartAlert, { from: [other, story.state.id] });
    expect(story.state.apart).toEqual([other]);
  });
});

describe('who follows an alert', () => {
  it('"I take it" answers for no clock', () => {
    const story = Story.sms().does(relief, acts.takeAlert, {});
    expect(story.state).toMatchObject({ followedBy: 'kibua-relief', status: 'received' });
    expect(story.state.ring).not.toBeNull();
    expect(story.refusal(relief, acts.takeAlert, {})).toEqual({ refused: 'alert/already-followed' });
  });

  it('handed to another it stays where it was until that one takes it', () => {
    const story = Story.sms().does(assistant, acts.takeAlert, {});
    story.does(assistant, acts.handAlert, { post: 'nk-duty' });
    expect(story.state).toMatchObject({
      followedBy: 'kibua-assistant',
      handed: { to: 'nk-duty', by: 'kibua-assistant' },
    });
    story.does(dutyOfficer, acts.takeAlert, {});
    expect(story.state).toMatchObject({ followedBy: 'nk-duty', handed: null });
  });

  it("is handed to the base's own seats and its province's duty officer only", () => {
    const to = (post: string) => Story.sms().refusal(commander, acts.handAlert, { post });
    expect(to('kibua-relief')).toBeNull();
    expect(to('nk-duty')).toBeNull();
    expect(to('nk-protection')).toEqual({ refused: 'duty/wrong-seat' });
    expect(to('sange-commander')).toEqual({ refused: 'duty/wrong-seat' });
    expect(to('nobody')).toEqual({ refused: 'post/unknown' });
  });
});

describe('one decision serves all that it fits', () => {
  const suiting: Record<string, object> = {
    acknowledge: {},
    decide: { decision: 'respond' },
    respond: { means: 'patrol', checks: [...checks] },
    arrive: {},
    answer: { answer: 'acting' },
    review: { result: 'quiet' },
    resolve: { outcome: 'protected' },
    take: {},
    hand: { post: 'nk-duty' },
  };

  it('what is said to fit, the rules allow or say that it has gone on meanwhile', () => {
    fc.assert(
      fc.property(fc.array(anyAttempt, { maxLength: 25 }), (attempts) => {
        const story = live(
          () => Story.sms(),
          attempts,
          () => undefined,
        );
        for (const act of fitsFor(story.state, commander.post)) {
          const rule = alertRules[`alert.${act}`] as AlertRule<unknown>;
          const context = { now: story.now, actor: commander, registers: story.registers };
          const said = rule(story.state, { data: suiting[act], bodies: new Set() }, context);
          if (isRefusal(said))
            expect([act, said.refused, wholeRefused(said)]).toEqual([act, said.refused, false]);
        }
      }),
    );
  });

  it('a second patrol is not sent where one is under way', () => {
    const story = tied()
      .does(assistant, acts.acknowledgeAlert, {})
      .does(commander, acts.decideAlert, { decision: 'respond' });
    expect(doesFit(story.state, 'respond')).toBe(true);
    story.does(commander, acts.respondToAlert, { means: 'patrol', checks: [...checks] });
    expect(doesFit(story.state, 'respond')).toBe(false);
    expect(doesFit(story.state, 'resolve')).toBe(true);
  });

  it('C4 nothing goes to the side that one of its villages names', () => {
    const quiet = tied().state;
    const named = tied().does(assistant, acts.codeAlert, { actor: 'national-forces' }).state;
    const toState = { decision: 'pass-on', recipient: 'police' };
    expect(perpetratorAmong([quiet, named], toState)).toEqual({ refused: 'alert/perpetrator-side' });
    expect(perpetratorAmong([quiet, named], { means: 'authorities' })).not.toBeNull();
    expect(perpetratorAmong([quiet, named], { recipient: 'humanitarian' })).toBeNull();
    expect(perpetratorAmong([quiet], toState)).toBeNull();
  });

  it('an alert that is tied later is offered what was decided for the others', () => {
    const decided = tied()
      .does(assistant, acts.acknowledgeAlert, {})
      .does(commander, acts.decideAlert, { decision: 'cannot', cause: 'too-far' });
    const later = { ...tied().state, id: '00000000-0000-4000-8000-000000000042' as never };
    expect(asDecided(later, [decided.state], decided.now)).toMatchObject({
      kind: 'cannot',
      cause: 'too-far',
    });
    expect(asDecided({ ...later, situation: null }, [decided.state], decided.now)).toBeNull();
    expect(asDecided(decided.state, [decided.state], decided.now)).toBeNull();
    const watched = tied()
      .does(assistant, acts.acknowledgeAlert, {})
      .does(commander, acts.decideAlert, { decision: 'monitor', reviewAt: isoOf(decided.now + hour) });
    expect(asDecided(later, [watched.state], decided.now + 2 * hour)).toBeNull();
  });
});
