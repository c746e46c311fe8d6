import { describe, expect, test } from 'vitest';
import { assistant, commander, dutyOfficer, sangeCommander } from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { isWithPerpetratorSide } from './index.ts';
import { Story } from './testing/story.ts';

const taken = () => Story.sms().does(assistant, acts.acknowledgeAlert, {});
const passedOn = () =>
  taken()
    .does(assistant, acts.codeAlert, { actor: 'armed-group' })
    .does(commander, acts.decideAlert, {
      decision: 'pass-on',
      recipient: 'police',
      checks: ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'],
    });

describe('B4 coding an alert', () => {
  test('is never a precondition and has none: before anyone has answered, and the ring goes on', () => {
    const story = Story.sms().does(assistant, acts.codeAlert, { event: 'weapons-seen' });
    expect(story.state).toMatchObject({ status: 'received', coded: { event: 'weapons-seen' } });
    expect(story.state.ring).not.toBeNull();
    expect(story.state.acknowledgedAt).toBeNull();
  });

  test('says at least one thing', () => {
    expect(Story.sms().refusal(assistant, acts.codeAlert, {})).toEqual({ refused: 'alert/nothing-coded' });
  });

  test('the last one to code a thing holds; what nobody touches stays', () => {
    const story = taken()
      .does(assistant, acts.codeAlert, { event: 'shots', urgency: 'immediate', howManyAtLeast: 10 })
      .does(dutyOfficer, acts.codeAlert, { event: 'looting' });
    expect(story.state.coded).toEqual({ event: 'looting', urgency: 'immediate', howManyAtLeast: 10 });
    expect(story.facts.filter(({ entry }) => entry.act === 'alert.code')).toHaveLength(2);
  });

  test('ends with the alert, and is not for another base', () => {
    expect(Story.sms().refusal(sangeCommander, acts.codeAlert, { event: 'shots' })).toEqual({
      refused: 'alert/not-found',
    });
    const merged = taken().does(assistant, acts.mergeAlert, { into: '00000000-0000-4000-8000-000000000500' });
    expect(merged.refusal(assistant, acts.codeAlert, { event: 'shots' })).toEqual({
      refused: 'alert/closed',
    });
  });
});

describe('C4 an alert that was passed to the state’s side, and turns out to be of its making', () => {
  test('keeps its decision, and shows that it is with the wrong side', () => {
    const story = passedOn();
    expect(isWithPerpetratorSide(story.state)).toBe(false);
    story.does(assistant, acts.codeAlert, { actor: 'national-forces' });
    expect(story.state.decision).toMatchObject({ kind: 'pass-on', recipient: 'police' });
    expect(isWithPerpetratorSide(story.state)).toBe(true);
  });

  test('is not passed to that side again', () => {
    const story = passedOn().does(assistant, acts.codeAlert, { actor: 'police' });
    const again = { decision: 'pass-on', recipient: 'national-forces', revises: true } as const;
    expect(story.refusal(commander, acts.decideAlert, again, ['why'])).toEqual({
      refused: 'alert/perpetrator-side',
    });
    story.does(commander, acts.decideAlert, { decision: 'respond', revises: true });
    expect(isWithPerpetratorSide(story.state)).toBe(false);
    expect(
      story.refusal(
        commander,
        acts.respondToAlert,
        {
          means: 'authorities',
          checks: ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'],
        },
        ['why'],
      ),
    ).toEqual({ refused: 'alert/perpetrator-side' });
  });

  test('nor when the authorities have been sent already', () => {
    const story = taken()
      .does(commander, acts.decideAlert, { decision: 'respond' })
      .does(
        commander,
        acts.respondToAlert,
        {
          means: 'authorities',
          checks: ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'],
        },
        ['why'],
      )
      .does(assistant, acts.codeAlert, { actor: 'intelligence' });
    expect(isWithPerpetratorSide(story.state)).toBe(true);
  });

  test('passed to somebody else it is with nobody wrong', () => {
    const story = taken()
      .does(commander, acts.decideAlert, {
        decision: 'pass-on',
        recipient: 'humanitarian',
        checks: ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'],
      })
      .does(assistant, acts.codeAlert, { actor: 'national-forces' });
    expect(isWithPerpetratorSide(story.state)).toBe(false);
  });
});
