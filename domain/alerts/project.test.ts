// What passes up the lane, whatever was done to an alert.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evolveAlert } from './evolve.ts';
import {
  type Audience,
  changesLane,
  isOnBoard,
  project,
  projectEntry,
  versionSeen,
  viewOf,
} from './project.ts';
import { type AlertState, isOpen } from './state.ts';
import { anyAttempt } from './testing/any-acts.ts';
import { live } from './testing/live.ts';
import { Story } from './testing/story.ts';
import type { Actor, Registers } from '../registers/index.ts';
import {
  assistant,
  commander,
  dutyOfficer,
  registersOf,
  sangeCommander,
} from '../registers/testing/kibua.ts';

const known: Pick<Registers, 'post'> = registersOf();
const eyes = (view: Audience['view']): Audience => ({
  view,
  isAssistant: (post) => (known.post(post)?.role ?? 'assistant') === 'assistant',
});
const authors = [assistant.post ?? ''];

function always(look: (story: Story) => void): void {
  fc.assert(
    fc.property(
      fc.constantFrom(
        () => Story.sms(),
        () => Story.stranger(),
      ),
      fc.array(anyAttempt, { minLength: 1, maxLength: 40, size: 'max' }),
      (start, attempts) => {
        live(start, attempts, ({ story }) => look(story));
      },
    ),
    { numRuns: 100 },
  );
}

test('C1 up the lane go no author, no source and nothing of the call back', () => {
  let named = 0;
  always(({ state }) => {
    if (authors.some((post) => JSON.stringify(state).includes(`"${post}"`))) named += 1;
    const seen = project(state, eyes('lane'));
    if (!seen) return;
    const text = JSON.stringify(seen);
    for (const post of authors) expect(text).not.toContain(`"${post}"`);
    expect(seen).toMatchObject({ callBack: null, callBacks: 0, isSourceAtRisk: false });
    // Place and threat pass whole.
    const { number, community, coded, status, ring, decision } = state;
    expect(seen).toMatchObject({ number, community, coded, status, ring, decision });
  });
  expect(named).toBeGreaterThan(100);
});

test('an alert leaves the lane when it is closed and no community waits', () => {
  let gone = 0;
  always(({ state }) => {
    const seen = project(state, eyes('lane'));
    expect(seen !== null).toBe(isOnBoard(state));
    if (isOpen(state)) expect(seen).not.toBeNull();
    if (!seen) gone += 1;
  });
  expect(gone).toBeGreaterThan(20);
});

test('its own base sees all of it, and projecting twice is projecting once', () => {
  always(({ state, facts }) => {
    expect(project(state, eyes('base'))).toBe(state);
    const once = project(state, eyes('lane'));
    if (once) expect(project(once, eyes('lane'))).toEqual(once);
    const { act, data } = facts.at(-1)?.entry ?? { act: '', data: {} };
    const line = projectEntry({ act, data: data as Record<string, unknown> }, eyes('lane'));
    if (line) expect(projectEntry(line, eyes('lane'))).toEqual(line);
  });
});

test('C1 no line of the timeline names an Assistant up the lane, or tells how a source answered', () => {
  always(({ facts }) => {
    for (const { entry } of facts) {
      const line = projectEntry(
        { act: entry.act, data: entry.data as Record<string, unknown> },
        eyes('lane'),
      );
      expect(line === null).toBe(entry.act === 'alert.request-number');
      if (!line) continue;
      for (const post of authors) expect(Object.values(line.data)).not.toContain(post);
      if (entry.act === 'alert.call-back') expect(line.data).not.toHaveProperty('result');
      if (entry.act === 'alert.feedback') expect(line.data).toHaveProperty('result');
    }
  });
});

test('C1 what its province cannot tell of moves nothing there', () => {
  let hidden = 0;
  always(({ facts }) => {
    let before: AlertState | undefined;
    for (const fact of facts) {
      const after = evolveAlert(before, fact);
      if (before && !changesLane(before, after)) {
        hidden += 1;
        expect(project(after, eyes('lane'))).toEqual(project(before, eyes('lane')));
        const { act, data } = fact.entry;
        if (isOnBoard(after))
          expect(projectEntry({ act, data: data as Record<string, unknown> }, eyes('lane'))).toBeNull();
      }
      expect(versionSeen(after, 'lane')).toBe(project(after, eyes('lane'))?.version ?? after.laneVersion);
      before = after;
    }
  });
  expect(hidden).toBeGreaterThan(20);
});

test('who sees an alert, and how', () => {
  const { state } = Story.sms();
  const as = (actor: Actor) => viewOf(actor, state);
  expect([assistant, commander, dutyOfficer, sangeCommander].map(as)).toEqual(['base', 'base', 'lane', null]);
  for (const role of ['analyst', 'jpt-member', 'logistics', 'mission-analyst', 'administrator'] as const)
    expect(as({ ...commander, role })).toBeNull();
  expect(as({ ...dutyOfficer, province: 'sk' })).toBeNull();
  expect(as({ ...dutyOfficer, role: 'custodian' })).toBe('base');
});
