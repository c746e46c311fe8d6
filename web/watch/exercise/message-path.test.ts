import type { PathStep } from '@ulinzi/domain/exercise';
import { describe, expect, it } from 'vitest';
import { mayCome, type MessagePath, pathSteps, withPathStep, withStep } from './message-path.ts';

const step = (name: PathStep['step'], ms: number, screens?: number): PathStep => ({
  message: 'm',
  step: name,
  ms,
  ...(screens !== undefined && { screens }),
});

describe('the path of a message', () => {
  it('keeps the first time and the highest count where several screens draw it', () => {
    const path = [step('screen', 210, 1), step('screen', 260, 3), step('screen', 250, 2)].reduce<MessagePath>(
      withStep,
      {},
    );
    expect(path.screen).toEqual(step('screen', 210, 3));
  });

  it('takes steps in whatever order they come', () => {
    const path = [step('log', 110), step('gateway', 0)].reduce<MessagePath>(withStep, {});
    expect([path.gateway?.ms, path.log?.ms, path.reply]).toEqual([0, 110, undefined]);
  });

  it('forgets the oldest in a flood of 600', () => {
    let paths: ReadonlyMap<string, MessagePath> = new Map();
    for (let n = 0; n < 600; n++) paths = withPathStep(paths, { message: String(n), step: 'gateway', ms: 0 });
    expect(paths.size).toBe(40);
    expect([...paths.keys()].at(-1)).toBe('599');
  });

  it('expects an answer only for what opens an alert, and a screen only for what is on a board', () => {
    const expected = (fate?: string) => pathSteps.filter((one) => mayCome(one, fate));
    expect(expected()).toEqual(pathSteps);
    expect(expected('opens')).toEqual(pathSteps);
    expect(expected('joins')).toEqual(['gateway', 'log', 'screen']);
    expect(expected('answers')).toEqual(['gateway', 'log']);
  });
});
