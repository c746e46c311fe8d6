// Whose message it was, said after the keystore was unlocked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assistant } from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { clocksOf } from './clocks.ts';
import { Story } from './testing/story.ts';

const notYetKnown = () => Story.sms({ sender: 'not-yet-known', community: undefined });
const settle = acts.settleSender.name;

describe('an alert taken in while the keystore was locked', () => {
  test('is a stranger’s until it is settled, then the village’s of its source', () => {
    const story = notYetKnown();
    expect(story.state).toMatchObject({ isStranger: true, community: null });
    const clocks = clocksOf(story.state);
    story.take(settle, { sender: 'known', community: 'ntoto' });
    expect(story.state).toMatchObject({ isStranger: false, community: 'ntoto', isSourceAtRisk: false });
    expect(Object.keys(story.state.feedback)).toEqual(['ntoto']);
    expect(clocksOf(story.state)).toEqual(clocks);
  });

  test('of a revoked phone gives nobody its number, and goes on ringing', () => {
    const story = notYetKnown();
    const { ring } = story.state;
    story.take(settle, { sender: 'revoked' });
    expect(story.state).toMatchObject({ isStranger: true, isSourceAtRisk: true, ring });
    story.does(assistant, acts.acknowledgeAlert, {});
    expect(story.ask(assistant, acts.requestNumber, {})).toEqual({ refused: 'alert/source-at-risk' });
  });

  test('keeps the place that a person has settled meanwhile', () => {
    const story = notYetKnown().does(assistant, acts.placeAlert, { community: 'mera' });
    story.take(settle, { sender: 'known', community: 'ntoto' });
    expect(story.state).toMatchObject({ isStranger: false, community: 'mera' });
  });

  test('settled twice is settled once, and no clock, status or ringing changes by it', () => {
    const sender = fc.constantFrom('known', 'staff', 'revoked');
    const community = fc.constantFrom('ntoto', 'mera', undefined);
    fc.assert(
      fc.property(sender, community, (from, village) => {
        const story = notYetKnown();
        const before = story.state;
        story.take(settle, { sender: from, ...(village && { community: village }) });
        const once = story.state;
        story.take(settle, { sender: from, ...(village && { community: village }) });
        const { version, laneVersion, ...twice } = story.state;
        expect({ ...twice, version: version - 1, laneVersion: laneVersion - 1 }).toEqual(once);
        expect(clocksOf(once)).toEqual(clocksOf(before));
        expect(once).toMatchObject({ status: before.status, ring: before.ring });
      }),
    );
  });
});
