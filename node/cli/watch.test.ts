import { speaker } from '@ulinzi/words';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { eventsOf } from './event-stream.ts';
import { run } from './main.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

/** A terminal on which `ulinzi watch` runs until it is stopped. */
function watching(...more: string[]) {
  const stop = new AbortController();
  let out = '';
  let err = '';
  const ended = run(
    ['watch', '--as', 'kibua-commander', '--url', test.node.address, '--keys', test.keysDir, ...more],
    {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      progress: () => undefined,
      signal: stop.signal,
      speak: speaker('en'),
      env: {},
      cwd: '/nowhere',
      columns: 100,
    },
  );
  const until = async (isSo: () => boolean) => {
    for (const end = Date.now() + 10_000; !isSo(); ) {
      if (Date.now() > end) throw new Error(`not so: ${out}${err}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { stop: () => stop.abort(), ended, out: () => out, err: () => err, until };
}

describe('ulinzi watch', () => {
  it('prints the board, then each alert as it comes; Ctrl-C ends it: exit code 0', async () => {
    const terminal = watching();
    await terminal.until(() => terminal.out() !== '');
    expect(terminal.out()).toContain(speaker('en')('cli.empty.alerts'));
    const { alert } = await test.sms(phones.source, 'Silaha');
    await terminal.until(() => terminal.out().includes(`${alert}  received`));
    expect(terminal.out()).toContain('Ntoto');
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await terminal.until(() => terminal.out().includes(`${alert}  acknowledged`));
    terminal.stop();
    expect(await terminal.ended).toBe(0);
  });

  it('prints one line of JSON for each event with --json', async () => {
    const terminal = watching('--json');
    await terminal.until(() => terminal.out().includes('\n'));
    const [first] = terminal.out().split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({ event: 'board', alerts: expect.any(Array) });
    terminal.stop();
    expect(await terminal.ended).toBe(0);
  });

  it('says why it is refused: exit code 4', async () => {
    const terminal = watching('--as', 'no-such-post');
    expect(await terminal.ended).toBe(4);
    expect(terminal.err().trim()).toBe(speaker('en')('refusals.post/unknown'));
  });
});

describe('a stream of events', () => {
  it('is taken apart wherever it was cut, also within a letter', async () => {
    const bytes = new TextEncoder().encode(
      'retry: 1\n\nid: a\nevent: alert\ndata: {"x":"é"}\n\nevent: tick\ndata: {}\n\n',
    );
    for (const size of [1, 2, 7, 1_000]) {
      const pieces = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      })();
      const events = [];
      for await (const event of eventsOf(pieces)) events.push(event);
      expect(events).toEqual([
        { name: 'alert', id: 'a', data: '{"x":"é"}' },
        { name: 'tick', id: '', data: '{}' },
      ]);
    }
  });
});
