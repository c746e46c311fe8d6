import { describe, expect, test } from 'vitest';
import { day } from '../kernel/index.ts';
import { analyst, assistant, commander, night, node } from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { clocksOf, ringsOf } from './clocks.ts';
import { checks } from './codes.ts';
import { communitiesNotTold, owedBeforeClosing } from './owed.ts';
import { idOf, Story } from './testing/story.ts';

const inPerson = { result: 'given', way: 'in-person' } as const;
const duplicate = idOf(77);

const couldNotCome = () =>
  Story.sms()
    .does(assistant, acts.acknowledgeAlert, {})
    .does(commander, acts.decideAlert, { decision: 'cannot', cause: 'weather' });

describe('a duplicate', () => {
  test('is merged once somebody has answered for it, and not into itself', () => {
    expect(Story.sms().refusal(assistant, acts.mergeAlert, { into: duplicate })?.refused).toBe(
      'alert/not-acknowledged',
    );
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    expect(story.refusal(assistant, acts.mergeAlert, { into: idOf(1) })?.refused).toBe('alert/merge-itself');
    expect(story.refusal(analyst, acts.mergeAlert, { into: duplicate })?.refused).toBe('act/not-yours');
  });

  test('B19 whose patrol is out is neither merged away nor decided anew before its outcome is known', () => {
    const story = Story.sms()
      .does(assistant, acts.acknowledgeAlert, {})
      .does(commander, acts.decideAlert, { decision: 'respond' })
      .does(commander, acts.respondToAlert, { means: 'patrol', checks: [...checks] });
    const anew = { decision: 'cannot', cause: 'weather', revises: true } as const;
    expect(story.refusal(assistant, acts.mergeAlert, { into: duplicate })?.refused).toBe(
      'alert/outcome-missing',
    );
    expect(story.refusal(commander, acts.decideAlert, anew)?.refused).toBe('alert/outcome-missing');
    story.does(commander, acts.resolveAlert, { outcome: 'could-not-go' });
    expect(story.refusal(commander, acts.decideAlert, anew)).toBeNull();
  });

  test('rings nobody any more, and takes no further act', () => {
    const story = couldNotCome();
    story.wait(25 * 60);
    story
      .writesAgain()
      .does(assistant, acts.acknowledgeAlert, {})
      .does(assistant, acts.mergeAlert, { into: duplicate });
    expect(story.state).toMatchObject({ status: 'merged', mergedInto: duplicate });
    expect([...ringsOf(story.state), ...clocksOf(story.state)]).toEqual([]);
    expect(story.refusal(assistant, acts.acknowledgeAlert, {})?.refused).toBe('alert/closed');
    expect(story.refusal(assistant, acts.giveFeedback, inPerson)?.refused).toBe('alert/closed');
    expect(story.refusal(assistant, acts.reopenAlert, { reason: 'other' })?.refused).toBe('alert/not-closed');
    expect(story.refusal(assistant, acts.mergeAlert, { into: duplicate })?.refused).toBe('alert/closed');
  });
});

describe('B19 the alert that stays', () => {
  test('owes feedback to each community of the duplicates', () => {
    const story = couldNotCome().does(node, acts.absorbAlert, {
      duplicate,
      communities: ['mera', 'kalonge'],
    });
    expect(owedBeforeClosing(story.state)).toEqual([
      { owed: 'feedback', community: 'ntoto' },
      { owed: 'feedback', community: 'mera' },
      { owed: 'feedback', community: 'kalonge' },
    ]);
    story.does(assistant, acts.giveFeedback, inPerson);
    story.does(assistant, acts.giveFeedback, { ...inPerson, community: 'mera' });
    expect(story.refusal(assistant, acts.closeAlert, {})?.refused).toBe('alert/feedback-missing');
    expect(communitiesNotTold(story.state)).toEqual(['kalonge']);
    story.does(assistant, acts.giveFeedback, { ...inPerson, community: 'kalonge' });
    expect(story.state.status).toBe('feedback-given');
  });

  test('does not ask again for a community that it has told already', () => {
    const story = couldNotCome().does(assistant, acts.giveFeedback, inPerson);
    story.does(node, acts.absorbAlert, { duplicate, communities: ['ntoto'] });
    expect(story.refusal(assistant, acts.closeAlert, {})).toBeNull();
    expect(story.state.absorbed).toEqual([duplicate]);
  });

  test('has its 24 hours for a community that comes when all others were told', () => {
    const story = couldNotCome().does(assistant, acts.giveFeedback, inPerson);
    story.wait(3 * 24 * 60);
    story.does(node, acts.absorbAlert, { duplicate, communities: ['mera'] });
    expect(story.state.status).toBe('decided');
    expect(clocksOf(story.state)).toEqual([{ kind: 'feedback', rung: 0, at: night + 4 * day }]);
  });

  test('goes on with the time it had where its own community still waits', () => {
    const story = couldNotCome();
    story.wait(60);
    story.does(node, acts.absorbAlert, { duplicate, communities: ['mera'] });
    expect(clocksOf(story.state)).toEqual([{ kind: 'feedback', rung: 0, at: night + day }]);
  });

  test('a closed alert takes no duplicate', () => {
    const story = couldNotCome()
      .does(assistant, acts.giveFeedback, inPerson)
      .does(assistant, acts.closeAlert, {});
    expect(story.refusal(node, acts.absorbAlert, { duplicate, communities: ['mera'] })?.refused).toBe(
      'alert/closed',
    );
  });
});

describe('the place, settled by a person', () => {
  test('B3 of a stranger: the debt goes with it', () => {
    const story = Story.stranger().does(assistant, acts.placeAlert, { community: 'mera' });
    expect(story.state.community).toBe('mera');
    expect(communitiesNotTold(story.state)).toEqual(['mera']);
    expect(story.refusal(assistant, acts.placeAlert, { community: 'nowhere' })?.refused).toBe(
      'alert/place-unknown',
    );
  });

  test('of a stranger who was called back and told: her village is told', () => {
    const story = Story.stranger().does(assistant, acts.acknowledgeAlert, {});
    story.does(commander, acts.decideAlert, { decision: 'cannot', cause: 'weather' });
    story.does(assistant, acts.giveFeedback, { result: 'given', way: 'voice' });
    story.does(assistant, acts.placeAlert, { community: 'mera' });
    expect(communitiesNotTold(story.state)).toEqual([]);
  });

  test('B19 corrected after the wrong village was told: the right one is still owed its feedback', () => {
    const story = couldNotCome().does(assistant, acts.giveFeedback, inPerson);
    story.wait(3 * 24 * 60);
    story.does(assistant, acts.placeAlert, { community: 'mera' });
    expect(communitiesNotTold(story.state)).toEqual(['mera']);
    expect(story.state.feedback['ntoto']?.result).toBe('given');
    expect(story.state.status).toBe('decided');
    expect(clocksOf(story.state)).toEqual([{ kind: 'feedback', rung: 0, at: night + 4 * day }]);
  });

  test('B19 corrected to the village of a duplicate: what that one is owed stays owed', () => {
    const story = couldNotCome().does(assistant, acts.giveFeedback, inPerson);
    story.does(node, acts.absorbAlert, { duplicate, communities: ['mera'] });
    story.does(assistant, acts.placeAlert, { community: 'mera' });
    expect(communitiesNotTold(story.state)).toEqual(['mera']);
  });

  test('B19 corrected when a duplicate came from the first village: both are owed', () => {
    const story = Story.sms().does(node, acts.absorbAlert, { duplicate, communities: ['ntoto'] });
    story.does(assistant, acts.placeAlert, { community: 'mera' });
    expect(communitiesNotTold(story.state).sort()).toEqual(['mera', 'ntoto']);
  });

  test('found to be that of a village which was told already: nobody is rung for it any more', () => {
    const story = Story.stranger().does(assistant, acts.acknowledgeAlert, {});
    story.does(commander, acts.decideAlert, { decision: 'cannot', cause: 'weather' });
    story.does(node, acts.absorbAlert, { duplicate, communities: ['mera'] });
    story.does(assistant, acts.giveFeedback, { ...inPerson, community: 'mera' });
    story.wait(25 * 60);
    expect(ringsOf(story.state).map((ring) => ring.clock)).toContain('feedback');
    story.does(assistant, acts.placeAlert, { community: 'mera' });
    expect([...communitiesNotTold(story.state), ...ringsOf(story.state)]).toEqual([]);
  });

  test('said again as it is: nothing changes', () => {
    const story = couldNotCome().does(assistant, acts.giveFeedback, inPerson);
    const before = story.state;
    story.does(assistant, acts.placeAlert, { community: 'ntoto' });
    const { version, laneVersion } = before;
    expect(story.state).toEqual({ ...before, version: version + 1, laneVersion: laneVersion + 1 });
  });
});
