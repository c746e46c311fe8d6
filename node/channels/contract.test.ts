// What holds of every channel over another program, whatever it speaks: each text once, in its order, at its pace.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from './channel.ts';
import { NodeInTest, until } from './channel-in-test.ts';
import { CentreInTest } from './smpp/centre-in-test.ts';
import { SmppChannel } from './smpp/index.ts';
import { WebhookChannel, type WebhookOptions } from './webhook/index.ts';

/** What the other side does with a text. */
type Manner = 'takes' | 'not-now' | 'refuses' | 'falls-silent';

interface OtherSide {
  manner: Manner;
  /** Numbers of the texts that it was given, in order, whatever it did with them. */
  given(): string[];
  /** Tells that the first text was delivered. */
  delivered(): Promise<unknown>;
  channel(node: NodeInTest, throughput?: number): Channel;
  close(): Promise<void>;
}

async function centre(): Promise<OtherSide> {
  const there = new CentreInTest();
  const port = await there.open();
  const side: OtherSide = {
    manner: 'takes',
    given: () => there.submitted.map(({ destination_addr = '' }) => `+${destination_addr}`),
    delivered: () => there.receipt('M1', 'DELIVRD'),
    channel: (node, throughput) =>
      new SmppChannel({
        gateway: 'one',
        host: '127.0.0.1',
        port,
        tls: false,
        systemId: 'u',
        password: 'p',
        systemType: '',
        sourceAddress: '',
        window: 1,
        timing: { reconnectMs: 20, answerMs: 2_000 },
        ...node.around(throughput),
      }),
    close: () => there.close(),
  };
  there.taking = (_pdu, place) =>
    (
      ({
        takes: { messageId: `M${place}` },
        'not-now': { status: 0x58 },
        refuses: { status: 0x0b },
        'falls-silent': 'cut',
      }) as const
    )[side.manner];
  return side;
}

async function hook(dialect: WebhookOptions['dialect']): Promise<OtherSide> {
  const bodies: string[] = [];
  const field = (body: string, name: string): string => {
    const found = dialect === 'rapidpro' ? new URLSearchParams(body).get(name) : JSON.parse(body)[name];
    return String(found);
  };
  let opened: WebhookChannel | undefined;
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      bodies.push(body);
      if (side.manner === 'falls-silent') request.socket.destroy();
      else response.writeHead({ takes: 202, 'not-now': 503, refuses: 422 }[side.manner]).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const side: OtherSide = {
    manner: 'takes',
    given: () => bodies.map((body) => field(body, dialect === 'android' ? 'phoneNumbers' : 'to')),
    delivered: async () => {
      const id = field(bodies[0] ?? '', 'id');
      const body = {
        signed: JSON.stringify({ id, kind: 'delivered' }),
        android: JSON.stringify({ event: 'sms:delivered', id: 'e', payload: { messageId: id } }),
        rapidpro: `id=${id}`,
      }[dialect];
      const report = dialect === 'rapidpro' ? 'delivered' : null;
      await opened?.takeIn({ headers: {}, report, body: Buffer.from(body) });
    },
    channel: (node, throughput) =>
      (opened = new WebhookChannel({
        gateway: 'one',
        dialect,
        sendUrl: `http://127.0.0.1:${port}/send`,
        user: 'u',
        password: 'p',
        doorSecret: 'd',
        address: () => 'http://127.0.0.1:8787',
        ...node.around(throughput),
      })),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return side;
}

/** `knowsAgain`: the other side takes each id once, so that it may be asked a second time. */
const kinds: { name: string; knowsAgain: boolean; open: () => Promise<OtherSide> }[] = [
  { name: 'SMPP', knowsAgain: false, open: centre },
  { name: 'webhook, signed', knowsAgain: true, open: () => hook('signed') },
  { name: 'webhook, Android', knowsAgain: false, open: () => hook('android') },
  { name: 'webhook, RapidPro', knowsAgain: false, open: () => hook('rapidpro') },
];

describe.each(kinds)('$name', ({ knowsAgain, open }) => {
  let node: NodeInTest;
  let side: OtherSide;
  const running: Channel[] = [];
  beforeEach(async () => {
    node = new NodeInTest();
    side = await open();
  });
  afterEach(async () => {
    for (const channel of running.splice(0)) await channel.stop();
    await side.close();
    node.remove();
  });
  const start = async (throughput?: number) => {
    const channel = side.channel(node, throughput);
    running.push(channel);
    await channel.start();
    return channel;
  };
  const phone = (n: number) => `+24399000000${n}`;
  const text = (n: number, fields: object = {}) => ({
    id: randomUUID(),
    to: phone(n),
    text: 'Rappelle-moi stp. 47',
    urgent: false,
    ...fields,
  });

  test('a text is given once, however often it is handed over, also after a restart', async () => {
    const one = text(1);
    const channel = await start();
    await channel.send(one);
    await channel.send(one);
    await until(() => side.given().length === 1);
    await until(() => node.told.some((told) => told.startsWith(`${one.id} `)));
    await channel.send(one);
    await channel.stop();
    const again = await start();
    await again.send(one);
    await again.send(text(2));
    await until(() => side.given().includes(phone(2)));
    expect(side.given()).toEqual([phone(1), phone(2)]);
  });

  test('what waits outlives a restart, and an urgent text overtakes it', async () => {
    side.manner = 'not-now';
    const channel = await start();
    await channel.send(text(1));
    await until(() => side.given().length === 1);
    await channel.send(text(2));
    await channel.send(text(3, { urgent: true }));
    await channel.stop();
    side.manner = 'takes';
    const before = side.given().length;
    await start();
    await until(() => side.given().length === before + 3);
    expect(side.given().slice(before)).toEqual([phone(3), phone(1), phone(2)]);
  });

  test('it is told what became of a text, and the node again until it has taken it', async () => {
    const one = text(1);
    const channel = await start();
    await channel.send(one);
    await until(() => side.given().length === 1 && channel.health().waiting <= 1);
    node.takes = false;
    await side.delivered();
    node.takes = true;
    await until(() => node.told.includes(`${one.id} delivered`));
    expect(side.given()).toEqual([phone(1)]);
  });

  test('a refused text has failed, and is not given again', async () => {
    side.manner = 'refuses';
    const one = text(1);
    const channel = await start();
    await channel.send(one);
    await until(() => node.told.includes(`${one.id} failed refused`));
    expect(side.given()).toHaveLength(1);
  });

  test('a refused text that is given back did not go out: handed over once more, it is given once more', async () => {
    side.manner = 'refuses';
    const one = text(1);
    const channel = await start();
    await channel.send(one);
    await until(() => node.told.includes(`${one.id} failed refused`));
    expect(channel.takeBack(one.id)).toBe('taken-back');
    side.manner = 'takes';
    await channel.send(one);
    await until(() => side.given().length === 2);
    await side.delivered();
  });

  test('what the other side may have is not given back, or another gateway would send it too', async () => {
    side.manner = 'falls-silent';
    const one = text(1);
    const channel = await start();
    await channel.send(one);
    const event = knowsAgain ? '.trouble' : '.fate-unknown';
    await until(() => side.given().length === 1 && node.log.some((line) => line.event.endsWith(event)));
    expect(channel.takeBack(one.id)).toBe('unknown');
  });

  test('after a silence nobody knows what became of a text', async () => {
    side.manner = 'falls-silent';
    const one = text(1);
    const channel = await start();
    await channel.send(one);
    await until(() => side.given().length === 1);
    if (!knowsAgain) await until(() => node.log.some(({ event }) => event.endsWith('.fate-unknown')));
    side.manner = 'takes';
    await channel.send(text(2));
    await until(() => side.given().includes(phone(2)));
    expect(side.given().filter((given) => given === phone(1)).length > 1).toBe(knowsAgain);
    if (knowsAgain) return;
    expect(channel.takeBack(one.id)).toBe('unknown');
    node.clock += 61_000;
    await until(() => node.told.includes(`${one.id} failed unknown`));
  });

  test('a page that is stale is not given any more, and one that waits can be taken back', async () => {
    side.manner = 'not-now';
    const [stale, back] = [text(1, { sendBefore: node.clock + 60_000 }), text(2)];
    const channel = await start();
    await channel.send(stale);
    await channel.send(back);
    await until(() => side.given().length === 1);
    expect(channel.takeBack(back.id)).toBe('taken-back');
    node.clock += 60_000;
    await until(() => node.told.some((told) => told.startsWith(`${stale.id} failed`)));
    side.manner = 'takes';
    await channel.send(text(3));
    await until(() => side.given().includes(phone(3)));
    expect(new Set(side.given())).toEqual(new Set([phone(1), phone(3)]));
  });

  test('no more than its pace allows are given in a second', async () => {
    const channel = await start(4);
    const startedAt = performance.now();
    for (const n of [1, 2, 3]) await channel.send(text(n));
    await until(() => side.given().length === 3);
    expect(performance.now() - startedAt).toBeGreaterThan(490);
  });
});
