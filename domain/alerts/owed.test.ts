// The table "What is owed before closing", row by row.
import { describe, expect, test } from 'vitest';
import { day, hour, isoOf } from '../kernel/index.ts';
import { assistant, commander, night } from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { causes, checks, checksFor, recipients, unfoundedReasons } from './codes.ts';
import { communitiesNotTold, owedBeforeClosing } from './owed.ts';
import { Story } from './testing/story.ts';

const answered = () => Story.sms().does(assistant, acts.acknowledgeAlert, {});
const inPerson = { result: 'given', way: 'in-person' } as const;

const owedBy = (story: Story) => owedBeforeClosing(story.state).map((one) => one.owed);
const closing = (story: Story) => story.refusal(assistant, acts.closeAlert, {});

describe('B19 what is owed before closing', () => {
  test('an alert that nobody has answered for cannot be closed', () => {
    expect(closing(Story.sms())).toEqual({ refused: 'alert/not-acknowledged' });
  });

  test('an alert that nobody has decided on owes the decision and the feedback', () => {
    expect(closing(answered())).toEqual({
      refused: 'alert/decision-missing',
      missing: ['decision', 'feedback'],
    });
  });

  test('respond: the outcome, then the feedback', () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'respond' });
    story.does(commander, acts.respondToAlert, { means: 'patrol', checks: [...checks] });
    expect(closing(story)).toEqual({ refused: 'alert/outcome-missing', missing: ['outcome', 'feedback'] });
    story.does(commander, acts.resolveAlert, { outcome: 'threat-averted' });
    expect(closing(story)).toEqual({ refused: 'alert/feedback-missing', missing: ['feedback'] });
    story.does(assistant, acts.giveFeedback, inPerson);
    expect(closing(story)).toBeNull();
  });

  test('pass on: to whom, their answer or its absence, then the feedback', () => {
    const story = answered();
    expect(story.refusal(commander, acts.decideAlert, { decision: 'pass-on' })).toEqual({
      refused: 'alert/recipient-missing',
    });
    expect(
      story.refusal(commander, acts.decideAlert, { decision: 'pass-on', recipient: 'humanitarian' }),
    ).toMatchObject({ refused: 'alert/checks-missing' });
    story.does(commander, acts.decideAlert, {
      decision: 'pass-on',
      recipient: 'humanitarian',
      checks: [...checksFor.authorities],
    });
    expect(closing(story)).toEqual({ refused: 'alert/answer-missing', missing: ['answer', 'feedback'] });
    story.does(assistant, acts.recordAnswer, { answer: 'no-answer' });
    expect(closing(story)).toEqual({ refused: 'alert/feedback-missing', missing: ['feedback'] });
    story.does(assistant, acts.giveFeedback, inPerson);
    expect(closing(story)).toBeNull();
  });

  test('monitor: a review after its date, then the feedback', () => {
    const story = answered();
    expect(story.refusal(commander, acts.decideAlert, { decision: 'monitor' })).toEqual({
      refused: 'alert/review-date-missing',
    });
    story.does(commander, acts.decideAlert, { decision: 'monitor', reviewAt: isoOf(night + 6 * hour) });
    expect(closing(story)).toEqual({ refused: 'alert/review-missing', missing: ['review', 'feedback'] });
    story.wait(60);
    expect(story.refusal(assistant, acts.reviewAlert, { result: 'quiet' })).toEqual({
      refused: 'alert/review-not-yet',
    });
    story.wait(5 * 60);
    story.does(assistant, acts.reviewAlert, { result: 'quiet' }).does(assistant, acts.giveFeedback, inPerson);
    expect(closing(story)).toBeNull();
  });

  test('monitor: a review that sets another date is owed again after that date', () => {
    const story = answered();
    story.does(commander, acts.decideAlert, { decision: 'monitor', reviewAt: isoOf(night + hour) });
    story.wait(60);
    const again = { result: 'renewed', reviewAgainAt: isoOf(night + 3 * hour) } as const;
    story.does(assistant, acts.reviewAlert, again).does(assistant, acts.giveFeedback, inPerson);
    expect(closing(story)).toEqual({ refused: 'alert/review-missing', missing: ['review'] });
    expect(story.refusal(assistant, acts.reviewAlert, { result: 'quiet' })?.refused).toBe(
      'alert/review-not-yet',
    );
    story.wait(120);
    expect(closing(story.does(assistant, acts.reviewAlert, { result: 'quiet' }))).toBeNull();
  });

  test.each(causes)(
    'cannot, %s: the cause, then the feedback ("we could not come", said safely)',
    (cause) => {
      const story = answered();
      expect(story.refusal(commander, acts.decideAlert, { decision: 'cannot' })).toEqual({
        refused: 'alert/cause-missing',
      });
      story.does(commander, acts.decideAlert, { decision: 'cannot', cause });
      expect(closing(story)).toEqual({ refused: 'alert/feedback-missing', missing: ['feedback'] });
      expect(closing(story.does(assistant, acts.giveFeedback, inPerson))).toBeNull();
    },
  );

  test.each(unfoundedReasons)('unfounded, %s: the reason, then the feedback', (reason) => {
    const story = answered();
    expect(story.refusal(assistant, acts.assessAlert, { credibility: 'unfounded' })).toEqual({
      refused: 'alert/reason-missing',
    });
    story.does(assistant, acts.assessAlert, { credibility: 'unfounded', reason });
    expect(closing(story)).toEqual({ refused: 'alert/feedback-missing', missing: ['feedback'] });
    expect(closing(story.does(assistant, acts.giveFeedback, inPerson))).toBeNull();
  });

  test('unfounded: no feedback where that is unsafe, but never counted as told', () => {
    const story = answered().does(assistant, acts.assessAlert, { credibility: 'unfounded', reason: 'prank' });
    story.does(assistant, acts.giveFeedback, { result: 'unsafe', retryAt: isoOf(night + day) });
    expect(closing(story)).toBeNull();
    expect(communitiesNotTold(story.state)).toEqual(['ntoto']);
  });

  test('credible and unclear owe the decision as before', () => {
    const story = answered();
    for (const credibility of ['credible', 'unclear'] as const) {
      story.does(assistant, acts.assessAlert, { credibility });
      expect(closing(story)?.refused).toBe('alert/decision-missing');
    }
  });

  test('duplicate: it is ended by the alert it went into, and is not closed on its own', () => {
    const story = answered().does(assistant, acts.mergeAlert, {
      into: '00000000-0000-4000-8000-000000000002',
    });
    expect(story.state.status).toBe('merged');
    expect(closing(story)).toEqual({ refused: 'alert/closed' });
    expect(communitiesNotTold(story.state)).toEqual([]);
  });

  test('a closed alert is not closed again', () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'cannot', cause: 'too-far' });
    story.does(assistant, acts.giveFeedback, inPerson).does(assistant, acts.closeAlert, {});
    expect(closing(story)).toEqual({ refused: 'alert/closed' });
  });
});

describe('B19 whichever came last is what is owed', () => {
  test('an unfounded alert that is decided on owes what was decided', () => {
    const story = answered().does(assistant, acts.assessAlert, { credibility: 'unfounded', reason: 'other' });
    story.does(assistant, acts.giveFeedback, inPerson);
    story.does(commander, acts.decideAlert, { decision: 'respond' });
    expect(owedBy(story)).toEqual(['outcome', 'feedback']);
  });

  test('a decision nobody has acted on falls away when the alert turns out to be unfounded', () => {
    const story = answered();
    story.does(commander, acts.decideAlert, { decision: 'monitor', reviewAt: isoOf(night + hour) });
    story.does(assistant, acts.assessAlert, { credibility: 'unfounded', reason: 'test-call' });
    expect(owedBy(story)).toEqual(['feedback']);
    expect(story.wait(2 * 60).map((clock) => clock.kind)).not.toContain('review');
  });

  test('an alert on which people moved is not unfounded before its outcome is on record', () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'respond' });
    story.does(commander, acts.respondToAlert, { means: 'patrol', checks: [...checks] });
    const unfounded = { credibility: 'unfounded', reason: 'checked-on-site' } as const;
    expect(story.refusal(assistant, acts.assessAlert, unfounded)).toEqual({
      refused: 'alert/outcome-missing',
    });
    story.does(commander, acts.resolveAlert, { outcome: 'nothing-found' });
    story.does(assistant, acts.assessAlert, unfounded);
    expect(story.state).toMatchObject({ credibility: 'unfounded', outcome: { code: 'nothing-found' } });
    expect(owedBy(story)).toEqual(['feedback']);
  });

  test('an unfounded alert found to be true after all has its whole time to decide again', () => {
    const story = answered().does(assistant, acts.assessAlert, { credibility: 'unfounded', reason: 'other' });
    expect(story.wait(2 * 60)).toEqual([]);
    story.does(assistant, acts.assessAlert, { credibility: 'credible' });
    expect(owedBy(story)).toEqual(['decision', 'feedback']);
    expect(story.wait(60)).toEqual([{ kind: 'decide', rung: 0, at: night + 150 * 60_000 }]);
  });

  test('what the village was told of an earlier decision is not feedback on a later one', () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'cannot', cause: 'no-asset' });
    story.does(assistant, acts.giveFeedback, inPerson);
    story.does(commander, acts.decideAlert, { decision: 'respond', revises: true });
    story.does(commander, acts.respondToAlert, { means: 'patrol', checks: [...checks] });
    story.does(commander, acts.resolveAlert, { outcome: 'arrived-too-late' });
    expect(closing(story)).toEqual({ refused: 'alert/feedback-missing', missing: ['feedback'] });
  });

  test('a second response owes an outcome of its own, and feedback on it', () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'respond' });
    const patrol = { means: 'patrol' as const, checks: [...checks] };
    story
      .does(commander, acts.respondToAlert, patrol)
      .does(commander, acts.resolveAlert, { outcome: 'nothing-found' });
    story.does(assistant, acts.giveFeedback, inPerson).does(commander, acts.respondToAlert, patrol);
    expect(owedBy(story)).toEqual(['outcome', 'feedback']);
    expect(story.state).toMatchObject({ status: 'responding', onSiteAt: null });
  });
});

test('recipients of a pass-on are all ones that the rules know', () => {
  const story = answered().does(assistant, acts.assessAlert, {
    credibility: 'credible',
    actor: 'armed-group',
  });
  for (const recipient of recipients) {
    expect(
      story.refusal(commander, acts.decideAlert, {
        decision: 'pass-on',
        recipient,
        checks: [...checksFor.authorities],
      }),
    ).toBeNull();
  }
});
