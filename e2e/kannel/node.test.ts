// The loop over a Kannel, on a real node: a text becomes an alert, the page goes out, its delivery is told. Then
// numbers and words are looked for where they must not be. EXERCISE numbers and words.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnishKibua, phones, RealNode, registerSource } from '../driver/index.ts';
import { eventually } from '../eventually.ts';
import { credentials, freePorts, RealKannel } from './index.ts';

const words = 'nyumba zinawaka upande wa mto';
const stranger = '+243000000999';

describe('a real node on a real Kannel', () => {
  const kannel = new RealKannel();
  const node = new RealNode();
  let port = 0;

  const service = () =>
    readFileSync(join(node.folders.keys, 'spool', 'kannel-1', 'sms-service.conf'), 'utf8');
  const door = () => /http:\/\/([^:]+):([^@]+)@/.exec(service())?.slice(1) ?? [];
  const alerts = async () =>
    (
      JSON.parse(await node.done('alert', 'list', '--json', '--as', 'kibua-commander')) as {
        alerts: { number: string; community: string | null; calls: { seat: string; delivery: string }[] }[];
      }
    ).alerts;
  const gateway = async () =>
    (
      JSON.parse(await node.done('gateway', 'list', '--json', '--as', 'administrator')) as {
        gateways: { isAlive: boolean; trouble?: string; waiting: number }[];
      }
    ).gateways[0];
  const textsTo = (phone: string) => kannel.sent.filter(({ to }) => to === phone).map(({ text }) => text);
  const gatewayWords =
    'gateway add --slug kannel-1 --label Kannel --kind kannel --base kibua --user - --password - --status-password -';
  const add = (input: string, ...more: string[]) =>
    node.ulinziReading(input, ...gatewayWords.split(' '), '--as', 'administrator', ...more);
  const addresses = () => ['--send-url', kannel.sendUrl, '--status-url', kannel.statusUrl];
  const secrets = Object.values(credentials).join('\n');

  beforeAll(async () => {
    [port] = (await freePorts(1)) as [number];
    await kannel.reservePorts();
    await node.start({ port });
    await furnishKibua(node, null, { claims: true });
    await registerSource(node, 'kibua-cla-1');
  }, 240_000);

  afterAll(async () => {
    await node.stop();
    await kannel.stop();
    node.remove();
  });

  it('a Kannel without a password, with an address elsewhere or with a modem is refused', async () => {
    const refused = async (input: string, ...more: string[]) => {
      const { code, err } = await add(input, ...more);
      return { code, err };
    };
    expect((await refused('ulinzi\n\n\n', ...addresses())).code).toBe(4);
    expect((await refused(secrets)).code).toBe(4);
    expect((await refused(secrets, ...addresses(), '--device', '/dev/ttyUSB0')).code).toBe(4);
    const elsewhere = [
      '--send-url',
      'http://10.0.0.9:13013/cgi-bin/sendsms',
      '--status-url',
      kannel.statusUrl,
    ];
    const { code, err } = await refused(secrets, ...elsewhere);
    expect(code).toBe(4);
    expect(err).toContain('open a tunnel');
  });

  it('added, it says in words that Kannel does not answer; then that it works', async () => {
    const added = await add(secrets, ...addresses(), '--smsc', 'modem-1');
    expect(added).toMatchObject({ code: 0 });
    expect(added.out + added.err).not.toContain('EXERCISE-');
    await eventually(async () => (await gateway())?.trouble === 'unreachable');
    const listed = await node.done('gateway', 'list', '--as', 'administrator');
    expect(listed).toContain('does not answer: start it');
    await eventually(() => {
      try {
        return service().includes('post-url');
      } catch {
        return false;
      }
    });
    expect(statSync(join(node.folders.keys, 'spool', 'kannel-1', 'sms-service.conf')).mode & 0o077).toBe(0);
    await kannel.start(service());
    await eventually(async () => (await gateway())?.isAlive === true);
  });

  it('B1 B3 B4 an SMS becomes an alert, the Assistant is paged over the same Kannel, and the delivery is told', async () => {
    kannel.write(phones.source, words);
    await eventually(() => textsTo(phones.assistant).length > 0);
    expect(textsTo(phones.assistant)[0]).toMatch(/^Rappelle-moi stp\. \d{2}$/);
    await eventually(() => textsTo(phones.source).length > 0);
    // Nothing but the acknowledgement goes to who wrote, whatever the door answers.
    await delay(1_000);
    expect(textsTo(phones.source)).toEqual(['Imefika. Aksanti.']);
    await eventually(
      async () => (await alerts())[0]?.calls.some((call) => call.delivery === 'delivered') ?? false,
    );
    expect(await alerts()).toEqual([expect.objectContaining({ community: 'ntoto' })]);
  });

  it('what comes in while the node is stopped is taken in when it is there again, once', async () => {
    await node.stop();
    kannel.write(stranger, words);
    await delay(2_000);
    await node.start({ port });
    await eventually(async () => (await alerts()).length === 2);
    await delay(2_000);
    expect(await alerts()).toHaveLength(2);
    await eventually(() => textsTo(stranger).length === 1);
  });

  describe('the door', () => {
    const post = (path: string, authorization?: string, method = 'POST') =>
      fetch(`${node.url}${path}`, {
        method,
        headers: {
          'content-type': 'text/plain; charset="UTF-8"',
          'x-kannel-from': stranger,
          'x-kannel-coding': '0',
          ...(authorization !== undefined && { authorization }),
        },
        ...(method === 'POST' && { body: words }),
      });
    const basic = (...pair: string[]) => `Basic ${Buffer.from(pair.join(':')).toString('base64')}`;
    const id = '57486ea9-2d9b-4411-9461-6fa7bfde25f3';
    const paths: [string, string][] = [
      [`/api/gateways/kannel-1/incoming?id=${id}`, 'POST'],
      [`/api/gateways/kannel-1/reports/${'x'.repeat(32)}?type=1`, 'GET'],
    ];

    it.each(paths)('%s is open to who has the secret of this gateway alone', async (path, method) => {
      const [name, secret] = door() as [string, string];
      const wrong = [
        undefined,
        '',
        basic(name, ''),
        basic(name, `${secret}x`),
        basic('kannel-2', secret),
        basic(name),
        `Bearer ${secret}`,
      ];
      for (const authorization of wrong) expect((await post(path, authorization, method)).status).toBe(401);
      const other = path.replace('kannel-1', 'kannel-2');
      expect((await post(other, basic('kannel-2', secret), method)).status).toBe(401);
    });

    it('takes the same text twice as one, answers with nothing, and refuses what is no letter', async () => {
      const [name, secret] = door() as [string, string];
      const path = `/api/gateways/kannel-1/incoming?id=${id}`;
      for (let n = 0; n < 2; n++) {
        const answer = await post(path, basic(name, secret));
        expect([answer.status, await answer.text()]).toEqual([200, '']);
      }
      const report = await post(paths[1]![0], basic(name, secret), 'GET');
      expect([report.status, await report.text()]).toEqual([200, '']);
      for (const bad of ['', '?id=', '?id=1', `?id=${phones.source}`]) {
        const { status } = await post(`/api/gateways/kannel-1/incoming${bad}`, basic(name, secret));
        expect(status).toBe(422);
      }
    });
  });

  it('B7 C1 no number, word or password in the data, in a log, or in a name; in the keys only where they belong', async () => {
    await node.stop();
    const [, secret] = door() as [string, string];
    const forms = (text: string) => [text, text.replace('+', ''), Buffer.from(text).toString('base64')];
    const planted = [...Object.values(phones), stranger, words, credentials.password, secret].flatMap(forms);
    const tracesIn = (text: string) => planted.filter((trace) => text.includes(trace));
    expect(tracesIn(node.log)).toEqual([]);
    const filesWithTraces = (folder: string) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => {
          expect(tracesIn(relative(folder, path))).toEqual([]);
          return statSync(path).isFile() && tracesIn(readFileSync(path, 'latin1')).length > 0;
        })
        .map((path) => relative(folder, path));
    expect(filesWithTraces(node.folders.data)).toEqual([]);
    expect(filesWithTraces(node.folders.keys).toSorted()).toEqual([
      'keystore.sqlite',
      'spool/kannel-1/sms-service.conf',
    ]);
  });
});
