// The command line against a real node: the same acts and refusals as over HTTP, and what each exit code means.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Locale, locales, speaker } from '@ulinzi/words';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { type Ran, ulinzi } from './testing/terminal.ts';

let test: TestNode;
const tokens = mkdtempSync(join(tmpdir(), 'ulinzi-tokens-'));

beforeAll(async () => {
  test = await openTestNode();
});
afterAll(async () => {
  await test.close();
  rmSync(tokens, { recursive: true });
});

/** Runs a command as a post of the exercise. */
const as = (post: string, words: readonly string[], locale: Locale = 'en'): Promise<Ran> =>
  ulinzi([...words, '--as', post, '--url', test.node.address, '--keys', test.keysDir], { locale });

const phone = (...words: string[]) =>
  ulinzi(['handset', ...words, '--url', test.node.address, '--keys', test.keysDir]);

describe('the loop on the command line', () => {
  let number: string;

  it('a message on the handset opens an alert, and the list shows it', async () => {
    const { code, out } = await phone('send', phones.source, 'Silaha', 'ku', 'soko');
    expect(code).toBe(0);
    number = /\d{4}$/.exec(out.trim())?.[0] ?? '';
    const list = await as('kibua-commander', ['alert', 'list']);
    expect(list.code).toBe(0);
    expect(list.out).toContain(number);
    expect(list.out).toContain('Ntoto');
    expect(list.out).not.toContain('soko');
  });

  it('a closing that comes too early is refused in the words of the node: exit code 4', async () => {
    for (const locale of locales) {
      const { code, out, err } = await as('kibua-commander', ['alert', 'close', number], locale);
      expect({ code, out }).toEqual({ code: 4, out: '' });
      expect(err.trim()).toBe(speaker(locale)('refusals.alert/not-acknowledged'));
    }
  });

  it('with --json the refusal comes as the node gave it', async () => {
    const { code, out } = await as('kibua-commander', ['alert', 'close', number, '--json']);
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({ refused: 'alert/not-acknowledged', message: expect.any(String) });
  });

  it('acknowledge, decide, respond with every check, resolve, tell the village, close', async () => {
    const steps: [string, string[]][] = [
      ['kibua-cla-1', ['acknowledge']],
      ['kibua-commander', ['decide', '--decision', 'respond', '--note', 'EXERCISE']],
      [
        'kibua-commander',
        ['respond', '--means', 'other', '--checks', 'say-nothing-of-warning,risk-accepted'],
      ],
      ['kibua-commander', ['resolve', '--outcome', 'protected']],
      ['kibua-cla-1', ['feedback', '--result', 'given', '--way', 'voice', '--at', '2026-11-23 22:00']],
      ['kibua-commander', ['close']],
    ];
    for (const [post, [verb = '', ...words]] of steps) {
      const { code, err } = await as(post, ['alert', verb, number, ...words]);
      expect({ verb, code, err }).toEqual({ verb, code: 0, err: '' });
    }
    const { out } = await as('kibua-commander', ['alert', 'show', number, '--json']);
    expect(JSON.parse(out)).toMatchObject({ status: 'closed', owed: [] });
  });

  it('what is missing is listed by its code', async () => {
    const second = await phone('send', phones.stranger, 'Moto');
    const other = /\d{4}$/.exec(second.out.trim())?.[0] ?? '';
    await as('kibua-cla-1', ['alert', 'acknowledge', other]);
    await as('kibua-commander', ['alert', 'decide', other, '--decision', 'respond']);
    const { code, err } = await as('kibua-commander', ['alert', 'respond', other, '--means', 'other']);
    expect(code).toBe(4);
    expect(err).toContain('[say-nothing-of-warning, risk-accepted]');
  });

  it('an act on what had changed meanwhile is kept without effect: exit code 1', async () => {
    const third = await phone('send', '+243000000998', 'Risasi');
    const other = /\d{4}$/.exec(third.out.trim())?.[0] ?? '';
    await as('kibua-cla-1', ['alert', 'acknowledge', other]);
    const { out } = await as('nk-duty-officer', ['alert', 'show', other, '--json']);
    const { saw } = JSON.parse(out) as { saw: string };
    await as('kibua-commander', ['alert', 'decide', other, '--decision', 'respond']);
    const late = ['alert', 'decide', other, '--decision', 'cannot', '--cause', 'too-far', '--saw', saw];
    const { code, out: said } = await as('nk-duty-officer', late);
    expect(code).toBe(1);
    expect(said.trim()).toBe(speaker('en')('commands.contested'));
    expect((await as('kibua-commander', ['alert', 'show', other])).out).toContain(
      speaker('en')('commands.contested-mark'),
    );
  });

  it('the number is handed to the Assistant on duty alone, with how to open', async () => {
    const fourth = await phone('ring', phones.source);
    const other = /\d{4}$/.exec(fourth.out.trim())?.[0] ?? '';
    await as('kibua-cla-1', ['alert', 'acknowledge', other]);
    const off = await as('kibua-cla-2', ['alert', 'request-number', other]);
    expect(off.code).toBe(4);
    expect(off.out + off.err).not.toContain(phones.source);
    const { code, out } = await as('kibua-cla-1', ['alert', 'request-number', other]);
    expect(code).toBe(0);
    expect(out).toContain(phones.source);
    expect(out).toContain('Habari ya shamba?');
    expect(out).toContain('mvua');
  });
});

describe('lists', () => {
  const lists = [
    'alert list',
    'base list',
    'community list',
    'post list',
    'duty list',
    'gateway list',
    'promise list',
    'source list',
    'word list',
    'counts',
  ];

  it.each(lists)('%s, for people and as JSON', async (list) => {
    for (const locale of locales) expect((await as('kibua-cla-1', list.split(' '), locale)).code).toBe(0);
    const { code, out } = await as('kibua-cla-1', [...list.split(' '), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(expect.any(Object));
  });

  it('counts are of as many weeks as were asked for, of the village told and not yet told', async () => {
    const counts = (post: string, ...words: string[]) => as(post, ['counts', ...words, '--json']);
    const { out } = await counts('kibua-commander', '--weeks', '3');
    const { weeks, rows } = JSON.parse(out) as { weeks: string[]; rows: Record<string, unknown>[] };
    expect(weeks).toHaveLength(3);
    expect(rows).toEqual([
      expect.objectContaining({ province: 'nk', base: 'kibua', event: null, alerts: 4, told: 1 }),
    ]);
    const shown = await as('kibua-commander', ['counts']);
    expect(shown.out).toContain('Kibua');
    // Of another province there is nothing, and nothing says that there is.
    const foreign = await as('fizi-commander', ['counts']);
    expect([foreign.code, foreign.out.trim()]).toEqual([0, speaker('en')('commands.empty')]);
    expect((await counts('kibua-commander', '--weeks', 'x')).code).toBe(4);
  });

  it('the word list tells each word with its language and meaning', async () => {
    const { out } = await as('kibua-cla-1', ['word', 'list']);
    expect(out).toContain('silaha');
    const { words } = JSON.parse((await as('kibua-cla-1', ['word', 'list', '--json'])).out) as {
      words: { word: string; language: string; meaning: string }[];
    };
    expect(words.find(({ word }) => word === 'silaha')).toMatchObject({ language: 'swc' });
  });

  it('C1 notes are read by those who see the whole alert, and by nobody else', async () => {
    const list = JSON.parse(
      (await as('kibua-commander', ['alert', 'list', '--show', 'all', '--json'])).out,
    ) as {
      alerts: { number: string; status: string }[];
    };
    const closed = list.alerts.find(({ status }) => status === 'closed')?.number ?? '';
    const { code, out } = await as('kibua-cla-1', ['alert', 'notes', closed]);
    expect(code).toBe(0);
    expect(out).toMatch(/alert\.decide {2}EXERCISE\n/);
    const { code: refused, out: nothing } = await as('fizi-commander', ['alert', 'notes', closed]);
    expect([refused, nothing]).toEqual([4, '']);
  });

  it("the exercise's clock goes forward by as much as was asked, and no further than an exercise may", async () => {
    const advance = (...words: string[]) =>
      ulinzi(['exercise', 'advance', ...words, '--url', test.node.address]);
    const before = test.node.app.clock.now();
    const { code, out } = await advance('5');
    expect(code).toBe(0);
    expect(out.trim()).toBe(speaker('en')('commands.exercise-advance.done', { minutes: 5 }));
    expect(test.node.app.clock.now() - before).toBeGreaterThanOrEqual(5 * 60_000);
    expect(JSON.parse((await advance('2', '--json')).out)).toEqual({ minutesAhead: 7 });
    for (const wrong of ['0', '-1', 'soon', '1.5']) expect((await advance(wrong)).code).toBe(2);
  });

  it('gaps in the roster are a finding: exit code 1; none: exit code 0', async () => {
    expect((await as('kibua-commander', ['duty', 'gaps'])).code).toBe(0);
    const { code, out } = await as('fizi-commander', ['duty', 'gaps']);
    expect(code).toBe(1);
    expect(out).toContain('fizi');
  });

  it('what is asked for of an unknown number is not found: exit code 4', async () => {
    const { code, err } = await as('kibua-commander', ['alert', 'show', '0000']);
    expect(code).toBe(4);
    expect(err.trim()).toBe(speaker('en')('refusals.alert/not-found'));
  });
});

describe('taking a post', () => {
  it('the code works once, and the token that it gives opens that post alone', async () => {
    const seated = await as('administrator', [
      'post',
      'seat',
      'kibua-cla-2',
      '--name',
      'EXERCISE Neema',
      '--json',
    ]);
    const { claimCode } = JSON.parse(seated.out) as { claimCode: string };
    const env = { ULINZI_TOKENS: tokens };
    const claim = ['claim', claimCode, '--url', test.node.address];
    const taken = await ulinzi(claim, { env });
    expect(taken.code).toBe(0);
    const file = join(tokens, 'kibua-cla-2.token');
    expect(taken.out).toContain(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(taken.out).not.toContain(readFileSync(file, 'utf8').trim());
    expect((await ulinzi(claim, { env })).code).toBe(4);
    const list = ['post', 'list', '--url', test.node.address];
    expect((await ulinzi([...list, '--as', 'kibua-cla-2'], { env })).code).toBe(0);
    // No other token lies there, and hers is not the commander's.
    expect((await ulinzi([...list, '--as', 'kibua-commander'], { env })).code).toBe(4);
  });
});

describe('a node that cannot record', () => {
  it('says so, and the command ends with exit code 1', async () => {
    const refusal = { refused: 'node/not-durable', message: 'Nothing is recorded.' };
    const broken = createServer((_request, response) => {
      response.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify(refusal));
    });
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
    expect(await ulinzi(['alert', 'list', '--url', url])).toEqual({
      code: 1,
      out: '',
      err: 'Nothing is recorded.\n',
    });
    broken.close();
  });
});
