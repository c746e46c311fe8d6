import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeInTest, until } from '../channel-in-test.ts';
import { CentreInTest } from './centre-in-test.ts';
import { SmppChannel } from './smpp-channel.ts';

let node: NodeInTest;
let centre: CentreInTest;
let port: number;
const open: SmppChannel[] = [];

beforeEach(async () => {
  node = new NodeInTest();
  centre = new CentreInTest();
  port = await centre.open();
});
afterEach(async () => {
  for (const channel of open.splice(0)) await channel.stop();
  await centre.close();
  node.remove();
});

async function start(): Promise<SmppChannel> {
  const channel = new SmppChannel({
    gateway: 'smpp-1',
    host: '127.0.0.1',
    port,
    tls: false,
    systemId: 'ulinzi',
    password: 'EXERCISE',
    systemType: '',
    sourceAddress: '8080',
    window: 1,
    timing: { reconnectMs: 20, enquireMs: 60_000, answerMs: 5_000 },
    ...node.around(),
  });
  open.push(channel);
  await channel.start();
  return channel;
}

describe('what comes in', () => {
  const from = { source_addr: '243990000007', source_addr_ton: 1, source_addr_npi: 1 };
  const ucs2 = (words: string) => Buffer.from(words, 'utf16le').swap16();

  test('B1 a message is answered when it is on the disk, and is handed over once the node takes it', async () => {
    node.takes = false;
    const channel = await start();
    await until(() => centre.sessions.length === 1);
    const answered = await centre.deliver({
      ...from,
      data_coding: 8,
      short_message: ucs2('Risasi karibu na mto, é'),
    });
    expect([answered, node.came]).toEqual([0, []]);
    await channel.stop();
    node.takes = true;
    await start();
    await until(() => node.came.length === 1);
    expect(node.came[0]).toMatchObject({
      gateway: 'smpp-1',
      kind: 'text',
      from: '+243990000007',
      text: 'Risasi karibu na mto, é',
      sentAt: null,
      receivedAt: node.clock,
    });
    expect(node.came[0]?.reference).toMatch(/^[0-9a-f-]{36}$/);
    expect(Buffer.from(node.came[0]?.raw ?? []).toString('utf8')).toContain('"source":"smpp"');
  });

  test('B1 parts are joined, in whatever order they come and however they are numbered', async () => {
    await start();
    await until(() => centre.sessions.length === 1);
    const part = (place: number, words: string) =>
      centre.deliver({
        ...from,
        esm_class: 0x40,
        data_coding: 8,
        short_message: Buffer.concat([Buffer.from([5, 0, 3, 9, 2, place]), ucs2(words)]),
      });
    expect(await part(2, 'mto wa Luvungi')).toBe(0);
    expect(await part(1, 'Watu wengi ')).toBe(0);
    await until(() => node.came.length === 1);
    expect(node.came[0]?.text).toBe('Watu wengi mto wa Luvungi');
    for (const place of [1, 2])
      await centre.deliver({
        ...from,
        short_message: Buffer.from(['Moto ', 'sokoni'][place - 1] ?? ''),
        sar_msg_ref_num: 700,
        sar_total_segments: 2,
        sar_segment_seqnum: place,
      });
    await until(() => node.came.length === 2);
    expect(node.came[1]?.text).toBe('Moto sokoni');
  });

  test('B1 what came of a message whose rest never came is handed over after five minutes', async () => {
    await start();
    await until(() => centre.sessions.length === 1);
    const bytes = Buffer.concat([Buffer.from([5, 0, 3, 9, 2, 1]), Buffer.from('Silaha')]);
    await centre.deliver({ ...from, esm_class: 0x40, short_message: bytes });
    node.clock += 5 * 60_000;
    await until(() => node.came.length === 1);
    expect(node.came[0]?.text).toBe('Silaha');
    expect(Buffer.from(node.came[0]?.raw ?? []).toString('utf8')).toContain('"partsExpected":2');
  });

  test('words in the payload, in GSM 7 bit with accents; bytes that are no text; a sender without a number', async () => {
    await start();
    await until(() => centre.sessions.length === 1);
    await centre.deliver({
      ...from,
      short_message: Buffer.alloc(0),
      message_payload: Buffer.from([0x48, 0x05]),
    });
    await centre.deliver({
      source_addr: 'Vodacom',
      source_addr_ton: 5,
      data_coding: 4,
      short_message: Buffer.from([1, 2]),
    });
    await until(() => node.came.length === 2);
    expect(node.came.map(({ from: sender, text: words }) => [sender, words])).toEqual([
      ['+243990000007', 'Hé'],
      ['Vodacom', null],
    ]);
  });
});
