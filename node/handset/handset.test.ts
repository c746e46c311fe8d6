// The exercise's phones over HTTP, on a whole node.
import type { ExerciseAnswer, PathStep, PhoneText, SentAnswer } from '@ulinzi/domain/exercise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, HandClock, phones, TestNode } from '../testing/test-node.ts';

let test: TestNode;

beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

/** Nobody's token is needed. */
const ask = (method: 'GET' | 'POST', path: string, body?: object) =>
  test.http(method, path, null, body, { authorization: '' });
const send = async (body: object) =>
  (await ask('POST', '/api/exercise/send', body)).body as unknown as SentAnswer;
const textsOf = async (number: string) =>
  (await ask('POST', '/api/exercise/texts', { number })).body['texts'] as PhoneText[];

interface Told {
  readonly name: string;
  readonly data: PhoneText & PathStep;
}

/** Listens on the line until `isEnough`, or for five seconds. */
async function listen(isEnough: (told: Told[]) => boolean, whileListening: () => Promise<unknown>) {
  const stop = new AbortController();
  const response = await fetch(new URL('/api/exercise/live', test.node.address), { signal: stop.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const told: Told[] = [];
  const reading = (async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(bytes, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        if (name && data) told.push({ name, data: JSON.parse(data) as Told['data'] });
      }
      if (isEnough(told)) return;
    }
  })();
  const timer = setTimeout(() => stop.abort(), 5_000);
  await whileListening();
  await reading.catch(() => undefined);
  clearTimeout(timer);
  stop.abort();
  return told;
}

describe('the exercise beside the desk', () => {
  it('says whom one may be, which phones there are, and what to write, in four languages', async () => {
    const { body, text } = await ask('GET', '/api/exercise');
    const answer = body as unknown as ExerciseAnswer;
    expect(answer.personas.map(({ post }) => post).slice(0, 7)).toEqual([
      'nk-duty-officer',
      'kibua-commander',
      'kibua-cla-1',
      'nk-analyst',
      'nk-custodian',
      'kinshasa-analyst',
      'administrator',
    ]);
    expect(answer.phones.find(({ number }) => number === phones.source)).toMatchObject({
      kind: 'source',
      community: 'ntoto',
      communityLabel: 'Ntoto',
      post: null,
      language: 'sw',
    });
    expect(answer.phones.filter(({ kind }) => kind === 'post').map(({ post }) => post)).toEqual([
      'kibua-cla-1',
      'kibua-commander',
      'nk-duty-officer',
    ]);
    expect(answer.phones.filter(({ kind }) => kind === 'stranger')).toHaveLength(1);
    expect(answer.samples).toHaveLength(8);
    expect(new Set(answer.samples.map(({ language }) => language))).toEqual(
      new Set(['fr', 'sw', 'ln', 'rw']),
    );
    expect(answer.minutesAhead).toBe(0);
    // No code of a source: a phone is known by its community.
    expect(text).not.toContain('NK-FP');
  });

  it('C1 shows the way of an SMS: gateway, log, screen, reply, and rings the phone of the post on duty', async () => {
    const told = await listen(
      (all) =>
        all.some(({ data }) => data.step === 'reply') &&
        all.some(({ data }) => data.step === 'screen') &&
        all.some(({ data }) => data.number === phones.assistant),
      async () => {
        const sent = await send({ number: phones.source, text: 'Batu ba silaha ku soko' });
        expect(sent).toMatchObject({ fate: 'opens', alert: expect.stringMatching(/^\d{4}$/) });
        await ask('POST', '/api/exercise/shown', { alert: sent.id });
        await test.settle();
      },
    );
    const steps = told.filter(({ name }) => name === 'path').map(({ data }) => data);
    expect(steps.slice(0, 2)).toMatchObject([{ step: 'gateway', ms: 0 }, { step: 'log' }]);
    expect(steps.find(({ step }) => step === 'screen')).toMatchObject({ screens: 1 });
    expect(new Set(steps.map(({ message }) => message)).size).toBe(1);
    const texts = told.filter(({ name }) => name === 'text').map(({ data }) => data);
    expect(texts).toContainEqual(
      expect.objectContaining({ number: phones.source, direction: 'sent', text: 'Batu ba silaha ku soko' }),
    );
    expect(texts).toContainEqual(
      expect.objectContaining({ number: phones.source, direction: 'received', text: 'Imefika. Aksanti.' }),
    );
    expect(texts).toContainEqual(
      expect.objectContaining({
        number: phones.assistant,
        direction: 'received',
        text: expect.stringMatching(/^Rappelle-moi stp\. \d+$/),
      }),
    );
  });

  it('shows what a phone sent and got, and takes the digits of a page from the post’s phone', async () => {
    expect(await textsOf(phones.source)).toMatchObject([
      { direction: 'sent', text: 'Batu ba silaha ku soko' },
      { direction: 'received', text: 'Imefika. Aksanti.' },
    ]);
    const page = (await textsOf(phones.assistant)).at(-1);
    const digits = /\d+$/.exec(page?.text ?? '')?.[0] ?? '';
    expect(await send({ number: phones.assistant, text: digits })).toMatchObject({ fate: 'answers' });
  });

  it('takes a bip, which stands on its phone without words', async () => {
    expect(await send({ number: phones.otherSource, bip: true })).toMatchObject({ fate: 'opens' });
    expect((await textsOf(phones.otherSource))[0]).toMatchObject({ direction: 'sent', text: null });
  });

  it('floods: the same from one phone is one alert, from many as many', async () => {
    const openOf = async () =>
      ((await test.http('GET', '/api/alerts?show=open', 'nk-custodian')).body['alerts'] as unknown[]).length;
    const before = await openOf();
    const flood = { number: phones.source, text: 'Wako hapa', times: 600 };
    expect((await ask('POST', '/api/exercise/flood', flood)).body).toEqual({ taken: 600 });
    expect(await openOf()).toBe(before);
    const many = { ...flood, times: 20, many: true };
    expect((await ask('POST', '/api/exercise/flood', many)).body).toEqual({ taken: 20 });
    expect(await openOf()).toBe(before + 20);
    const tooMany = await ask('POST', '/api/exercise/flood', { ...flood, times: 1_001 });
    expect(tooMany.body['refused']).toBe('act/schema');
  }, 30_000);

  it('takes no number outside its own plan, and neither words nor a bip or both', async () => {
    for (const body of [
      { number: '+243810000231', text: 'x' },
      { number: phones.source },
      { number: phones.source, text: 'x', bip: true },
    ]) {
      expect((await ask('POST', '/api/exercise/send', body)).body['refused']).toBe('act/schema');
    }
  });

  it('logs neither numbers nor words', () => {
    const lines = test.logLines.join('\n');
    for (const word of [phones.source, phones.assistant, 'silaha', 'Wako hapa', 'Rappelle'])
      expect(lines).not.toContain(word);
  });
});

describe('the clock of the exercise', () => {
  it('B3 put forward, the commander is rung as if five minutes had passed, and no step of the clock is logged', async () => {
    const here = await openTestNode();
    const ask = (minutes: number) =>
      here.http('POST', '/api/exercise/advance', null, { minutes }, { authorization: '' });
    try {
      await here.sms(phones.source, 'Silaha');
      await here.settle();
      const told = here.inbox(phones.commander).length;
      const before = here.node.app.clock.recorded();
      expect((await ask(5)).body).toEqual({ minutesAhead: 5 });
      expect(here.node.app.clock.recorded()).toBe(before + 5 * 60_000);
      expect(here.inbox(phones.commander).length).toBeGreaterThan(told);
      expect(here.inbox(phones.dutyOfficer)).toEqual([]);
      expect((await ask(10)).body).toEqual({ minutesAhead: 15 });
      expect(here.inbox(phones.dutyOfficer).length).toBeGreaterThan(0);
      const pool = here.node.app.core()?.pool;
      expect((await pool?.query('select * from clock_step'))?.rows).toEqual([]);
      expect(here.node.app.clock.jump()).toBe(0);
    } finally {
      await here.close();
    }
  });

  it('is not there in a real node, nor is anything else of the exercise', async () => {
    const real = new TestNode('real', new HandClock());
    await real.create();
    try {
      expect(real.node.app.forward).toBeNull();
      const paths = ['send', 'texts', 'flood', 'advance', 'shown'].map((one) => ['POST', `/${one}`] as const);
      for (const [method, path] of [...paths, ['GET', ''] as const, ['GET', '/live'] as const]) {
        const body = method === 'POST' ? { minutes: 5 } : undefined;
        expect(await real.http(method, `/api/exercise${path}`, null, body)).toMatchObject({
          status: 404,
          body: { refused: 'act/unknown' },
        });
      }
    } finally {
      await real.close();
    }
  });
});
