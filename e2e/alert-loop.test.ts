// From a real SMS to a closed alert: a real node, started and led by the command line alone, a real Gammu SMSD, and a
// modem that speaks AT commands. What the phones got is read where the modem sent it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnishKibua, phones, RealNode, registerSource } from './driver/index.ts';
import { eventually } from './eventually.ts';
import { ptyModem, type PtyModem } from './gammu/index.ts';

const checks = [
  'route-not-direct',
  'not-first-to-source',
  'ordinary-patrol',
  'say-nothing-of-warning',
  'perpetrator-side-excluded',
  'residual-strength',
  'risk-accepted',
].join(',');

describe('a real node led by the command line, on a real gateway', () => {
  const node = new RealNode();
  let modem: PtyModem;

  const done = (...words: string[]) => node.done(...words);
  const ulinzi = (...words: string[]) => node.ulinzi(...words);
  const alerts = async () =>
    (
      JSON.parse(await done('alert', 'list', '--json', '--as', 'kibua-commander')) as {
        alerts: {
          number: string;
          status: string;
          community: string | null;
          channel: string;
          calls: { seat: string; delivery: string }[];
        }[];
      }
    ).alerts;
  const textsTo = (phone: string) =>
    modem
      .sent()
      .filter((sent) => sent.to === phone)
      .map((sent) => sent.text);

  beforeAll(async () => {
    modem = await ptyModem();
    await node.start();
    await furnishKibua(node, modem, { claims: true });
    await registerSource(node, 'kibua-cla-1');
  }, 240_000);

  afterAll(async () => {
    await node.stop();
    await modem.close();
    node.remove();
  });

  it('B1 B3 B4 a one-word SMS becomes an alert, and the person on duty is rung through the same gateway', async () => {
    modem.sms(phones.source, 'Silaha');
    await eventually(() => textsTo(phones.assistant).length > 0);
    expect(textsTo(phones.assistant)[0]).toMatch(/^Rappelle-moi stp\. \d{2}$/);
    await eventually(() => textsTo(phones.commander).length > 0 && textsTo(phones.source).length > 0);
    expect(textsTo(phones.source)).toEqual(['Imefika. Aksanti.']);
    expect(await alerts()).toEqual([
      expect.objectContaining({ status: 'received', community: 'ntoto', channel: 'sms' }),
    ]);
  });

  it('the delivery report of the network shows in the list', async () => {
    const page = modem.sent().find((sent) => sent.to === phones.assistant);
    if (!page) throw new Error('no page');
    modem.report(page, 'delivered');
    await eventually(
      async () => (await alerts())[0]?.calls.some((call) => call.delivery === 'delivered') ?? false,
    );
    expect((await alerts())[0]?.calls).toContainEqual(
      expect.objectContaining({ seat: 'assistant', delivery: 'delivered' }),
    );
  });

  it("replying with the page's digits acknowledges, and the alert is taken to closed by three commands' people", async () => {
    const number = (await alerts())[0]?.number ?? '';
    const digits = /\d{2}$/.exec(textsTo(phones.assistant)[0] ?? '')?.[0] ?? '';
    modem.sms(phones.assistant, digits);
    await eventually(async () => (await alerts())[0]?.status === 'acknowledged');
    const dial = await done('alert', 'request-number', number, '--as', 'kibua-cla-1');
    expect(dial).toContain(phones.source);
    await done(
      'alert',
      'call-back',
      number,
      '--result',
      'spoke',
      '--event',
      'weapons-seen',
      '--actor',
      'armed-group',
      '--as',
      'kibua-cla-1',
    );
    expect(await done('alert', 'words', number, '--as', 'kibua-cla-1')).toContain('Silaha');
    const early = await ulinzi('alert', 'close', number, '--as', 'kibua-commander');
    expect(early).toMatchObject({ code: 4 });
    await done('alert', 'decide', number, '--decision', 'respond', '--as', 'kibua-commander');
    await done(
      'alert',
      'respond',
      number,
      '--means',
      'patrol',
      '--checks',
      checks,
      '--as',
      'kibua-commander',
    );
    await done('alert', 'arrive', number, '--as', 'kibua-commander');
    await done('alert', 'resolve', number, '--outcome', 'protected', '--as', 'nk-duty-officer');
    const refused = await ulinzi('alert', 'close', number, '--as', 'kibua-commander');
    expect(refused.err).toMatch(/village has had no answer/);
    await done(
      'alert',
      'feedback',
      number,
      '--result',
      'given',
      '--way',
      'agreed-phrase',
      '--as',
      'kibua-cla-1',
    );
    await eventually(() => textsTo(phones.source).length > 1);
    expect(textsTo(phones.source)[1]).toBe('Habari. Ile kazi nimeifanya.');
    await done('alert', 'close', number, '--as', 'kibua-commander');
    expect(await alerts()).toEqual([]);
  });

  it('a bip does the same, and a bip back acknowledges', async () => {
    const pages = textsTo(phones.assistant).length;
    await modem.ring(phones.source);
    await eventually(async () => (await alerts())[0]?.channel === 'call');
    await eventually(() => textsTo(phones.assistant).length > pages);
    await modem.ring(phones.assistant);
    await eventually(async () => (await alerts())[0]?.status === 'acknowledged');
    expect((await alerts())[0]).toMatchObject({
      status: 'acknowledged',
      channel: 'call',
      community: 'ntoto',
    });
  });

  it('the log of all this is sound', async () => {
    const before = await alerts();
    expect(before).toHaveLength(1);
    await node.stop();
    const found = await node.verify();
    expect(found).toMatchObject({ code: 0 });
  });
});
