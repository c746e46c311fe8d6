import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forwardClockOf } from './forward-clock.ts';
import { isSeeded } from './index.ts';
import { mark } from './mark.ts';

describe('a clock that is put forward', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ulinzi-forward-'));
    mark(folder, 'made');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes wall and steady time along, so that nothing has jumped', () => {
    const forward = forwardClockOf(folder);
    const clock = forward.nodeClock();
    clock.load([], Date.now() - 1_000);
    const [now, wall] = [clock.now(), clock.recorded()];
    forward.putForward(300_000);
    expect(clock.now() - now).toBeGreaterThanOrEqual(300_000);
    expect(clock.recorded() - wall).toBeGreaterThanOrEqual(300_000);
    expect(clock.jump()).toBe(0);
  });

  it('is as far ahead at the next start, and the exercise is still made', () => {
    forwardClockOf(folder).putForward(300_000);
    const next = forwardClockOf(folder);
    expect(next.aheadMs()).toBe(300_000);
    const clock = next.nodeClock();
    clock.load([], Date.now() + 299_000);
    expect(clock.jump()).toBe(0);
    next.putForward(60_000);
    expect(forwardClockOf(folder).aheadMs()).toBe(360_000);
    expect(isSeeded(folder)).toBe(true);
  });

  it('is never put back', () => {
    expect(() => forwardClockOf(folder).putForward(-1)).toThrow('never back');
  });
});
