// The alert loop told from one end to the other, and who may do what on the way.
import { describe, expect, test } from 'vitest';
import { isoOf, minute } from '../kernel/index.ts';
import {
  administrator,
  analyst,
  assistant,
  commander,
  custodian,
  dutyOfficer,
  headOfOffice,
  missionAnalyst,
  night,
  node,
  protectionManager,
  sangeAssistant,
  sangeCommander,
} from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { checks, checksFor, means } from './codes.ts';
import { nextAct } from './next.ts';
import { communitiesNotTold } from './owed.ts';
import { viewOf } from './project.ts';
import { idOf, Story } from './testing/story.ts';

const patrol = { means: 'patrol' as const, checks: [...checks] };
const inPerson = { result: 'given', way: 'in-person' } as const;
const answered = () => Story.sms().does(assistant, acts.acknowledgeAlert, {});

describe('B1 B19 from a message to an alert that was answered for', () => {
  test('each step shows what is to be done next', () => {
    const story = Story.sms();
    const steps: string[] = [];
    const look = () => steps.push(`${story.state.status}, then ${nextAct(story.state)}`);
    look();
    story.does(assistant, acts.acknowledgeAlert, {});
    look();
    story.does(assistant, acts.requestNumber, {}).does(assistant, acts.recordCallBack, { result: 'spoke' });
    look();
    story.does(assistant, acts.assessAlert, {
      credibility: 'credible',
      reliability: 'b',
      actor: 'armed-group',
    });
    look();
    story.does(commander, acts.decideAlert, { decision: 'respond' });
    look();
    story.does(commander, acts.respondToAlert, patrol);
    look();
    story.does(assistant, acts.arriveOnSite, {});
    look();
    story.does(commander, acts.resolveAlert, { outcome: 'protected' });
    look();
    story.does(assistant, acts.giveFeedback, inPerson);
    look();
    story.does(assistant, acts.closeAlert, {});
    look();
    expect(steps).toEqual([
      'received, then acknowledge',
      'acknowledged, then decide',
      'callback, then decide',
      'assessed, then decide',
      'decided, then respond',
      'responding, then arrive',
      'on-site, then resolve',
      'resolved, then feedback',
      'feedback-given, then close',
      'closed, then null',
    ]);
    expect(story.state.grade).toEqual({ reliability: 'b', information: '6' });
  });

  test('checking is never a precondition for movement', () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'respond' });
    expect(story.refusal(commander, acts.respondToAlert, patrol)).toBeNull();
    expect(story.state.credibility).toBeNull();
  });

  test('nothing is done with an alert that nobody has answered for', () => {
    const story = Story.sms();
    for (const refusal of [
      story.refusal(assistant, acts.requestNumber, {}),
      story.refusal(assistant, acts.assessAlert, { credibility: 'credible' }),
      story.refusal(commander, acts.decideAlert, { decision: 'respond' }),
      story.refusal(commander, acts.respondToAlert, patrol),
      story.refusal(commander, acts.resolveAlert, { outcome: 'other' }),
    ]) {
      expect(refusal).toEqual({ refused: 'alert/not-acknowledged' });
    }
  });

  test('steps out of their order are refused with what is missing', () => {
    const story = answered();
    expect(story.refusal(commander, acts.respondToAlert, patrol)?.refused).toBe('alert/response-not-decided');
    expect(story.refusal(assistant, acts.arriveOnSite, {})?.refused).toBe('alert/not-responding');
    expect(story.refusal(assistant, acts.recordAnswer, { answer: 'acted' })?.refused).toBe(
      'alert/decision-missing',
    );
    expect(story.refusal(assistant, acts.reviewAlert, { result: 'quiet' })?.refused).toBe(
      'alert/decision-missing',
    );
    expect(story.refusal(commander, acts.resolveAlert, { outcome: 'other' })?.refused).toBe(
      'alert/decision-missing',
    );
    story.does(commander, acts.decideAlert, { decision: 'respond' });
    expect(story.refusal(commander, acts.resolveAlert, { outcome: 'other' })?.refused).toBe(
      'alert/not-responding',
    );
    story.does(commander, acts.respondToAlert, patrol);
    const later = { at: isoOf(night + 30 * minute) };
    expect(story.refusal(assistant, acts.arriveOnSite, later)).toEqual({
      refused: 'time/in-the-future',
      missing: ['at'],
    });
  });

  test('a second decision must say that it revises the first', () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'cannot', cause: 'too-far' });
    expect(story.refusal(dutyOfficer, acts.decideAlert, { decision: 'respond' })?.refused).toBe(
      'alert/already-decided',
    );
    story.does(dutyOfficer, acts.decideAlert, { decision: 'respond', revises: true });
    expect(story.state.decision).toMatchObject({ kind: 'respond', cause: null });
  });

  test('what does not belong to a decision is not kept with it', () => {
    const story = answered();
    const stray = { cause: 'weather', recipient: 'police', reviewAt: isoOf(night + 60 * minute) } as const;
    story.does(commander, acts.decideAlert, { decision: 'respond', ...stray });
    expect(story.state.decision).toMatchObject({ cause: null, recipient: null, reviewAt: null });
  });
});

describe('C2 before anyone moves', () => {
  test.each(means)('%s: each check that is not confirmed is named', (one) => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'respond' });
    story.does(assistant, acts.assessAlert, { credibility: 'credible', actor: 'armed-group' });
    const needed = checksFor[one];
    expect(story.refusal(commander, acts.respondToAlert, { means: one, checks: [] })).toEqual({
      refused: 'alert/checks-missing',
      missing: [...needed],
    });
    for (const forgotten of needed) {
      const confirmed = needed.filter((check) => check !== forgotten);
      expect(story.refusal(commander, acts.respondToAlert, { means: one, checks: confirmed })).toEqual({
        refused: 'alert/checks-missing',
        missing: [forgotten],
      });
    }
    expect(story.refusal(commander, acts.respondToAlert, { means: one, checks: [...needed] })).toBeNull();
  });

  test('a patrol confirms route, arrival and silence about the warning, so that nobody is led to the source', () => {
    expect(checksFor.patrol).toEqual(expect.arrayContaining(['route-not-direct', 'not-first-to-source']));
    expect(checksFor.patrol).toEqual(expect.arrayContaining(['ordinary-patrol', 'residual-strength']));
    for (const one of means) expect(checksFor[one]).toContain('say-nothing-of-warning');
  });
});

describe('reopening', () => {
  const closed = () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'cannot', cause: 'insecure' });
    return story.does(assistant, acts.giveFeedback, inPerson).does(assistant, acts.closeAlert, {});
  };

  test('B19 goes back to acknowledged, and everything is owed again', () => {
    const story = closed();
    expect(answered().refusal(assistant, acts.reopenAlert, { reason: 'other' })?.refused).toBe(
      'alert/not-closed',
    );
    story.wait(3 * 24 * 60);
    story.does(assistant, acts.reopenAlert, { reason: 'threat-returned' });
    expect(story.state).toMatchObject({
      status: 'acknowledged',
      closedAt: null,
      decision: null,
      outcome: null,
    });
    expect(communitiesNotTold(story.state)).toEqual(['ntoto']);
    expect(story.refusal(assistant, acts.closeAlert, {})?.missing).toEqual(['decision', 'feedback']);
  });

  test('gives the decision its whole time again', () => {
    const story = closed();
    story.wait(3 * 24 * 60);
    story.does(assistant, acts.reopenAlert, { reason: 'new-information' });
    expect(story.wait(60)).toEqual([{ kind: 'decide', rung: 0, at: story.now - 30 * minute }]);
  });

  test('what is closed takes nothing but its feedback', () => {
    const story = closed();
    expect(story.refusal(assistant, acts.acknowledgeAlert, {})?.refused).toBe('alert/closed');
    expect(story.refusal(commander, acts.decideAlert, { decision: 'respond' })?.refused).toBe('alert/closed');
    expect(story.refusal(commander, acts.respondToAlert, patrol)?.refused).toBe('alert/closed');
    expect(story.refusal(assistant, acts.mergeAlert, { into: idOf(9) })?.refused).toBe('alert/closed');
    expect(story.refusal(assistant, acts.placeAlert, { community: 'mera' })?.refused).toBe('alert/closed');
  });
});

describe('who may know of an alert', () => {
  const alert = { base: 'kibua', province: 'nk' };

  test('its base, its province and the custodian; to everybody else it reads as if it did not exist', () => {
    const mayKnow = [assistant, commander, dutyOfficer, protectionManager, headOfOffice, custodian, node];
    expect(mayKnow.filter((actor) => viewOf(actor, alert) === null)).toEqual([]);
    const mayNot = [analyst, missionAnalyst, administrator, sangeAssistant, sangeCommander];
    expect(mayNot.filter((actor) => viewOf(actor, alert) !== null)).toEqual([]);
    expect(answered().refusal(sangeCommander, acts.decideAlert, { decision: 'respond' })).toEqual({
      refused: 'alert/not-found',
    });
  });

  test('the Assistant does not decide: that is for commander and duty officer', () => {
    expect(answered().refusal(assistant, acts.decideAlert, { decision: 'respond' })?.refused).toBe(
      'act/not-yours',
    );
  });
});
