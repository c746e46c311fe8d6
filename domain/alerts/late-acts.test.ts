// Acts from someone who had not seen the newest: kept without effect where they were right when she looked.
import { describe, expect, test } from 'vitest';
import { type Act, type DataOf, judge } from '../kernel/index.ts';
import { type Actor } from '../registers/index.ts';
import { assistant, commander, dutyOfficer, node } from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import type { AlertState } from './state.ts';
import { Story } from './testing/story.ts';

/** What becomes of an act by someone who last saw the alert after so many entries. */
function judged<A extends Act>(
  story: Story,
  looked: number,
  actor: Actor,
  act: A,
  data: DataOf<A>,
  epoch = 1,
) {
  const ask = (state: AlertState) => story.askOf(state, actor, act, data);
  const seen = () => (looked < story.facts.length ? story.stateAfter(looked) : undefined);
  return judge(ask, story.state, seen, { act: epoch, subject: story.state.epoch });
}

const answered = () => Story.sms().does(assistant, acts.acknowledgeAlert, {});

describe('two people at once', () => {
  test('both decide: the second decision was right when its author looked, so it is contested', () => {
    const story = answered();
    const looked = story.facts.length;
    story.does(commander, acts.decideAlert, { decision: 'respond' });
    const second = { decision: 'cannot', cause: 'too-far' } as const;
    expect(judged(story, looked, dutyOfficer, acts.decideAlert, second)).toEqual({
      outcome: 'contested',
      because: 'alert/already-decided',
    });
    const before = story.state;
    story.take('alert.decide', second, { outcome: 'contested' });
    expect(story.state).toEqual({ ...before, contested: 1 });
  });

  test('both answer: the second answer is contested', () => {
    const story = answered();
    expect(judged(story, 1, commander, acts.acknowledgeAlert, {})).toMatchObject({ outcome: 'contested' });
  });

  test('having seen the first, the second is simply refused', () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'respond' });
    expect(judged(story, story.facts.length, dutyOfficer, acts.decideAlert, { decision: 'respond' })).toEqual(
      {
        outcome: 'refused',
        refusal: { refused: 'alert/already-decided' },
      },
    );
  });

  test('what still holds now is accepted, however old the author’s view', () => {
    const story = answered().does(assistant, acts.assessAlert, { credibility: 'credible' });
    expect(judged(story, 2, commander, acts.decideAlert, { decision: 'respond' })).toMatchObject({
      outcome: 'accepted',
    });
  });
});

describe('late acts', () => {
  test('B19 a closing on which a new message has come in between is contested: it rings again', () => {
    const story = answered().does(commander, acts.decideAlert, { decision: 'cannot', cause: 'weather' });
    story.does(assistant, acts.giveFeedback, { result: 'given', way: 'voice' });
    const looked = story.facts.length;
    story.writesAgain();
    expect(judged(story, looked, assistant, acts.closeAlert, {})).toEqual({
      outcome: 'contested',
      because: 'alert/not-acknowledged',
    });
  });

  test('an act that was wrong then and is wrong now is refused, and never logged', () => {
    const story = answered();
    expect(judged(story, 1, assistant, acts.closeAlert, {})).toMatchObject({ outcome: 'refused' });
  });
});

describe('epochs', () => {
  test('after another node has taken over, what was written for the old home is contested', () => {
    const story = answered().does(node, acts.takeOverAlert, { home: 'another node' });
    expect(story.state).toMatchObject({ epoch: 2, home: 'another node' });
    const decide = { decision: 'respond' } as const;
    expect(judged(story, 2, commander, acts.decideAlert, decide, 1)).toEqual({
      outcome: 'contested',
      because: 'epoch',
    });
    expect(judged(story, 3, commander, acts.decideAlert, decide, 2)).toMatchObject({ outcome: 'accepted' });
  });
});
