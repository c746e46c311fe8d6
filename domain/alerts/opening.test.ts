import { describe, expect, test } from 'vitest';
import { isoOf, isRefusal, minute } from '../kernel/index.ts';
import { assistant, dutyOfficer, night, registersOf, sangeAssistant } from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { openingRules } from './rules.ts';
import { Story } from './testing/story.ts';

describe('B15 the typed log for voice, walk-in and HF radio', () => {
  const heard = {
    channel: 'hf',
    base: 'kibua',
    community: 'ntoto',
    heardAt: isoOf(night - 40 * minute),
  } as const;
  const record = (data: Parameters<(typeof openingRules)['alert.record']>[0]['data'], actor = assistant) =>
    openingRules['alert.record'](
      { data, bodies: new Set() },
      { actor, now: night, registers: registersOf() },
    );

  test('carries when it was heard and when it was typed', () => {
    const typed = record(heard);
    expect(typed).toEqual({ data: { ...heard, typedAt: isoOf(night), province: 'nk' } });
    const story = Story.typed(isRefusal(typed) ? {} : typed.data);
    expect(story.state).toMatchObject({ channel: 'hf', heardAt: night - 40 * minute, receivedAt: night });
  });

  test('B4 needs no more than base, channel and time', () => {
    const { community: _open, ...least } = heard;
    expect(record(least)).toHaveProperty('data');
  });

  test('is refused for an unknown place, a time to come, or another base', () => {
    expect(record({ ...heard, heardAt: isoOf(night + 5 * minute) })).toMatchObject({
      refused: 'time/in-the-future',
    });
    expect(record({ ...heard, community: 'nowhere' })).toMatchObject({ refused: 'alert/place-unknown' });
    expect(record({ ...heard, base: 'nowhere' }, dutyOfficer)).toMatchObject({ refused: 'place/unknown' });
    expect(record(heard, sangeAssistant)).toMatchObject({ refused: 'act/not-yours' });
  });
});

describe('B4 what opens an alert', () => {
  test('a message with nothing coded rings like any other', () => {
    const { state } = Story.stranger();
    expect(state).toMatchObject({
      status: 'received',
      coded: {},
      community: null,
      isStranger: true,
      channel: 'sms',
    });
    expect(state.ring).toEqual({ since: night, rung: 0 });
  });

  test('a call that rang and hung up is a record that asks for a call back', () => {
    expect(Story.sms({ kind: 'call' }).state).toMatchObject({
      channel: 'call',
      status: 'received',
      messages: 1,
    });
  });

  test('B15 the SMS centre’s time is kept beside ours', () => {
    const sentAt = isoOf(night - 3 * minute);
    expect(Story.sms({ sentAt }).state).toMatchObject({ heardAt: night - 3 * minute, receivedAt: night });
  });

  test('what was coded is completed, never emptied', () => {
    const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
    story.does(assistant, acts.assessAlert, { credibility: 'unclear', event: 'shots', direction: 'n' });
    story.does(assistant, acts.assessAlert, { credibility: 'credible', event: 'attack' });
    expect(story.state.coded).toEqual({ event: 'attack', direction: 'n' });
  });
});
