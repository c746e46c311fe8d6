// Safety rule 3: never to a suspected perpetrator's side; where nobody knows whose side it was, not without a reason.
import { describe, expect, test } from 'vitest';
import { assistant, commander } from '../registers/testing/kibua.ts';
import * as acts from './acts.ts';
import { actors, checksFor, recipients, stateRecipients } from './codes.ts';
import { Story } from './testing/story.ts';

const stateSide = ['national-forces', 'police', 'intelligence', 'local-authority'] as const;
const others = actors.filter(
  (actor) => actor !== 'unknown' && !(stateSide as readonly string[]).includes(actor),
);
const authorities = { means: 'authorities' as const, checks: [...checksFor.authorities] };

const suspected = (actor?: (typeof actors)[number]) => {
  const story = Story.sms().does(assistant, acts.acknowledgeAlert, {});
  return story.does(assistant, acts.assessAlert, { credibility: 'credible', ...(actor && { actor }) });
};
const passing = (story: Story, recipient: (typeof recipients)[number], bodies?: string[]) =>
  story.refusal(
    commander,
    acts.decideAlert,
    { decision: 'pass-on', recipient, checks: authorities.checks },
    bodies,
  )?.refused ?? null;
const informing = (story: Story, bodies?: string[]) =>
  story
    .does(commander, acts.decideAlert, { decision: 'respond' })
    .refusal(commander, acts.respondToAlert, authorities, bodies)?.refused ?? null;

describe('C4 the state’s side is suspected', () => {
  test.each(stateSide)('%s: nothing goes to any of the state’s, with or without a reason', (actor) => {
    for (const recipient of recipients) {
      const barred = stateRecipients.includes(recipient) ? 'alert/perpetrator-side' : null;
      expect(passing(suspected(actor), recipient)).toBe(barred);
      expect(passing(suspected(actor), recipient, ['why'])).toBe(barred);
    }
    expect(informing(suspected(actor), ['why'])).toBe('alert/perpetrator-side');
  });
});

describe('C4 nobody knows whose side it was', () => {
  test.each(['unknown', undefined] as const)(
    '%s: the state’s side only when a named person records why',
    (actor) => {
      for (const recipient of recipients) {
        const asks = stateRecipients.includes(recipient) ? 'alert/perpetrator-unknown' : null;
        expect(passing(suspected(actor), recipient)).toBe(asks);
        expect(passing(suspected(actor), recipient, ['why'])).toBeNull();
      }
      expect(informing(suspected(actor))).toBe('alert/perpetrator-unknown');
      expect(informing(suspected(actor), ['note'])).toBe('alert/perpetrator-unknown');
      expect(informing(suspected(actor), ['why'])).toBeNull();
    },
  );
});

describe('C4 somebody else is suspected', () => {
  test.each(others)('%s: the authorities may be told', (actor) => {
    for (const recipient of recipients) expect(passing(suspected(actor), recipient)).toBeNull();
    expect(informing(suspected(actor))).toBeNull();
  });

  test('and what is learned later counts: a call back that names soldiers bars them', () => {
    const story = suspected('armed-group').does(assistant, acts.requestNumber, {});
    story.does(assistant, acts.recordCallBack, { result: 'spoke', actor: 'national-forces' });
    expect(passing(story, 'police')).toBe('alert/perpetrator-side');
  });
});

test('C2 what the rules bar beside soldiers and police: local authorities', () => {
  expect(stateRecipients).toEqual(['national-forces', 'police', 'local-authority']);
  for (const recipient of stateRecipients) expect(recipients).toContain(recipient);
});
