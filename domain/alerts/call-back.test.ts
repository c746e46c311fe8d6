import { describe, expect, test } from 'vitest';
import { hour, isoOf, minute } from '../kernel/index.ts';
import {
  assistant,
  commander,
  night,
  node,
  registersOf,
  relief,
  sangeAssistant,
} from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { callBackMinutes } from './rules.ts';
import { Story } from './testing/story.ts';

const answered = () => Story.sms().does(assistant, acts.acknowledgeAlert, {});

describe('calling back', () => {
  test('B3 the Assistant on duty is handed the number, for one alert and fifteen minutes', () => {
    const story = answered().does(assistant, acts.requestNumber, {});
    expect(callBackMinutes).toBe(15);
    expect(story.state).toMatchObject({ status: 'callback', callBack: { until: night + 15 * minute } });
    expect(story.facts.at(-1)?.entry.data).toEqual({ until: isoOf(night + 15 * minute) });
  });

  test('nobody else is: not the commander, not the relief, not another base, not the node', () => {
    const story = answered();
    expect(story.refusal(commander, acts.requestNumber, {})?.refused).toBe('act/not-yours');
    expect(story.refusal(node, acts.requestNumber, {})?.refused).toBe('act/not-yours');
    expect(story.refusal(relief, acts.requestNumber, {})?.refused).toBe('alert/not-on-duty');
    expect(story.refusal(sangeAssistant, acts.requestNumber, {})?.refused).toBe('alert/not-found');
  });

  test('while nobody is on duty, nobody is handed a number, nor is a pen without a post', () => {
    const story = Story.sms({}, registersOf([])).does(assistant, acts.acknowledgeAlert, {});
    expect(story.refusal(assistant, acts.requestNumber, {})?.refused).toBe('alert/not-on-duty');
    expect(story.refusal({ ...assistant, post: null }, acts.requestNumber, {})?.refused).toBe(
      'alert/not-on-duty',
    );
  });

  test('a turn that ended a moment ago hands out nothing', () => {
    const turn = { post: 'kibua-assistant', seat: 'assistant', scope: 'kibua', from: night - hour } as const;
    const until = (end: number) => Story.sms({}, registersOf([{ ...turn, until: end }]));
    const asks = (story: Story) =>
      story.does(commander, acts.acknowledgeAlert, {}).refusal(assistant, acts.requestNumber, {});
    expect(asks(until(night + 1))).toBeNull();
    expect(asks(until(night))?.refused).toBe('alert/not-on-duty');
  });

  test('a result needs a call: one result for each', () => {
    const story = answered();
    expect(story.refusal(assistant, acts.recordCallBack, { result: 'spoke' })?.refused).toBe(
      'alert/call-back-first',
    );
    story
      .does(assistant, acts.requestNumber, {})
      .does(assistant, acts.recordCallBack, { result: 'no-answer' });
    expect(story.refusal(assistant, acts.recordCallBack, { result: 'spoke' })?.refused).toBe(
      'alert/call-back-first',
    );
    story.does(assistant, acts.requestNumber, {}).does(assistant, acts.recordCallBack, { result: 'spoke' });
    expect(story.state).toMatchObject({
      callBacks: 2,
      callBack: null,
      status: 'callback',
      isSourceAtRisk: false,
    });
  });

  test('what she says is coded with the call', () => {
    const story = answered().does(assistant, acts.requestNumber, {});
    const said = { event: 'displacement', howManyAtLeast: 40, direction: 'here' } as const;
    story.does(assistant, acts.recordCallBack, { result: 'spoke', ...said });
    expect(story.state.coded).toEqual(said);
  });

  test('C1 someone else answered: the source is at risk, and her number is handed out no more', () => {
    const story = answered().does(assistant, acts.requestNumber, {});
    story.does(assistant, acts.recordCallBack, { result: 'someone-else' });
    expect(story.state.isSourceAtRisk).toBe(true);
    expect(story.refusal(assistant, acts.requestNumber, {})?.refused).toBe('alert/source-at-risk');
    story.does(commander, acts.decideAlert, { decision: 'cannot', cause: 'too-late' });
    story.does(assistant, acts.giveFeedback, { result: 'given', way: 'in-person' });
    story.does(assistant, acts.closeAlert, {}).does(assistant, acts.reopenAlert, { reason: 'other' });
    expect(story.refusal(assistant, acts.requestNumber, {})?.refused).toBe('alert/source-at-risk');
  });

  test('is not for an alert that is closed, and ends with it', () => {
    const story = answered().does(assistant, acts.requestNumber, {});
    story.does(commander, acts.decideAlert, { decision: 'cannot', cause: 'too-far' });
    story
      .does(assistant, acts.giveFeedback, { result: 'given', way: 'voice' })
      .does(assistant, acts.closeAlert, {});
    expect(story.state.callBack).toBeNull();
    expect(story.refusal(assistant, acts.requestNumber, {})?.refused).toBe('alert/closed');
    expect(story.refusal(assistant, acts.recordCallBack, { result: 'spoke' })?.refused).toBe('alert/closed');
  });
});
