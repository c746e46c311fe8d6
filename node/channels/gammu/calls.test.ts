import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callMessage, forgetCall, waitingCalls } from './calls.ts';

let folder: string;
const start = Date.parse('2026-11-20T09:30:00Z');

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ulinzi-calls-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const rings = (number: string, afterSeconds: number, end = '\n') =>
  writeFileSync(join(folder, `${start + afterSeconds * 1_000}000000`), `${number}${end}`);

test('rings of one number within some seconds are one call; of another, or later, another', () => {
  rings('+243990000001', 0);
  rings('+243990000001', 6);
  rings('+243990000002', 8);
  rings('+243990000001', 12);
  rings('+243990000001', 120);
  expect(
    waitingCalls(folder).map((call) => [call.from, call.firstRingAt - start, call.files.length]),
  ).toEqual([
    ['+243990000001', 0, 3],
    ['+243990000002', 8_000, 1],
    ['+243990000001', 120_000, 1],
  ]);
});

test('a file that is still being written waits, and what is no ring is left alone', () => {
  rings('+2439900', 0, '');
  writeFileSync(join(folder, 'readme'), 'x\n');
  expect(waitingCalls(folder)).toEqual([]);
});

test('a call that was taken leaves nothing', () => {
  rings('+243990000001', 0);
  rings('+243990000001', 6);
  forgetCall(folder, waitingCalls(folder)[0]!);
  expect(readdirSync(folder)).toEqual([]);
});

test("a call is as old on the node's clock as it is on the machine's", () => {
  rings('+243990000001', 0);
  const clock = { nowMs: 1_000_000_000, wallMs: start + 5_000 };
  expect(callMessage('gateway-1', waitingCalls(folder)[0]!, clock)).toMatchObject({
    receivedAt: 1_000_000_000 - 5_000,
    reference: `call-${start}`,
  });
});
