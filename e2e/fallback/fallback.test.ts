import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { TwoGateways } from './two-gateways.ts';

const minute = 60_000;

describe('a base with a Kannel and a modem', () => {
  const base = new TwoGateways();
  let texts: string[] = [];
  const shown = async (slug: string) => (await base.gateways()).find((one) => one.slug === slug);
  const timesCarried = (text: string) => {
    const { kannel, modem } = base.carried;
    return [...kannel, ...modem].filter((one) => one === text).length;
  };

  beforeAll(() => base.open(), 120_000);
  afterAll(() => base.close());

  it('Kannel is killed in mid-queue: the watch room says so within a minute, and the modem stands in', async () => {
    texts = await base.queuePages(10, 40);
    await eventually(() => base.carried.kannel.length >= 15);
    const killedAt = performance.now();
    await base.kannel.kill('bearerbox', 'smsbox');
    await eventually(async () => (await shown('kannel-1'))?.isAlive === false);
    await eventually(() => base.changes.some((at) => at > killedAt));
    expect(performance.now() - killedAt).toBeLessThan(minute);
    expect(await shown('modem-1')).toMatchObject({ isAlive: true, place: 2, standsInFor: ['kannel-1'] });
    expect(base.carried.kannel.length).toBeLessThan(40);
  });

  it('what Kannel did not have yet goes out by the modem, each once; what it may have is given to nobody else', async () => {
    const inDoubt = () => texts.filter((text) => timesCarried(text) === 0);
    // In Kannel's store, or on its way into it when it died: eight at most, and the one that was being given.
    await eventually(async () => {
      const rows = await base.rows();
      const { modem } = base.carried;
      const isSent = rows.every(({ text, gateway }) => gateway !== 'modem-1' || modem.includes(text));
      return isSent && rows.every(({ state }) => state !== 'queued') && inDoubt().length <= 9;
    });
    const { kannel, modem } = base.carried;
    expect(new Set(modem).size).toBe(modem.length);
    expect(modem.filter((text) => kannel.includes(text))).toEqual([]);
    expect(modem.length).toBeGreaterThan(0);
    const rows = await base.rows();
    expect(rows).toHaveLength(40);
    for (const text of inDoubt()) {
      const row = rows.find((one) => one.text === text);
      expect(row).toMatchObject({ gateway: 'kannel-1', state: expect.stringMatching(/^(handed|failed)$/) });
    }
  });

  it('Kannel comes back, sends what lay in its store, and is the first again; nothing is lost or sent twice', async () => {
    await base.kannel.startBearerbox();
    await base.kannel.startSmsbox();
    await eventually(async () => (await shown('kannel-1'))?.isAlive === true);
    const before = base.carried.modem.length;
    const later = await base.queuePages(60, 3);
    await eventually(() => later.every((text) => base.carried.kannel.includes(text)));
    expect(base.carried.modem.length).toBe(before);
    expect(await shown('modem-1')).toMatchObject({ standsInFor: [] });
    // One that was being given when Kannel died may be in no store: its fate is told as unknown, and it stays so.
    const isSettled = async () =>
      (await base.rows()).every(
        ({ text, state, cause }) =>
          timesCarried(text) === 1 || (timesCarried(text) === 0 && state === 'failed' && cause === 'unknown'),
      );
    await eventually(isSettled);
    expect(texts.filter((text) => timesCarried(text) > 1)).toEqual([]);
  });
});
