import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KillsResult, nodeFolder, runKills } from './driver/index.ts';

describe('kill -9 of node, database and both, under load', () => {
  const folder = nodeFolder();
  let result: KillsResult;

  beforeAll(async () => {
    result = await runKills({
      folder,
      rounds: 6,
      senders: 16,
      alerts: 120,
      verifyEvery: 1,
      loadMs: 2_500,
      random: Math.random,
    });
  });
  afterAll(() => folder.remove());

  it('opens by itself each time, and comes back by itself when only its database was killed', () => {
    expect(result.rounds.map((round) => round.killed)).toEqual([
      'node',
      'database',
      'both',
      'node',
      'database',
      'both',
    ]);
    expect(result.cameBackByItself).toBe(true);
  });

  it('loses no acknowledged entry, then or later', () => {
    expect(result.acknowledged).toBeGreaterThan(100);
    expect(result.sentAgain).toBeGreaterThan(0);
    expect(result.rounds.map((round) => round.missing)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(result.missing).toBe(0);
  });

  it('leaves no gap, and a log that verifies after every kill', () => {
    expect(result.rounds.map((round) => round.gaps)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(result.findings).toEqual([]);
  });

  it('fires every deadline that ran out, none twice', () => {
    expect(result.deadlines.fired).toBeGreaterThan(0);
    expect(result.deadlines).toMatchObject({ twice: 0, late: 0 });
  });

  it('has a key for every body', () => {
    expect(result.bodies.bodies).toBeGreaterThan(result.acknowledged);
    expect(result.bodies.lost).toBe(0);
  });
});
