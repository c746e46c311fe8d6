import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeInTest, until } from '../channel-in-test.ts';
import { CentreInTest } from './centre-in-test.ts';
import { SmppChannel } from './smpp-channel.ts';
import type { SmppOptions } from './options.ts';

let node: NodeInTest;
let centre: CentreInTest;
let port: number;
const open: SmppChannel[] = [];
const to = '+243990000001';

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

async function start(fields: Partial<SmppOptions> = {}): Promise<SmppChannel> {
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
    ...fields,
  });
  open.push(channel);
  await channel.start();
  return channel;
}
const text = (id: string, fields: object = {}) => ({
  id,
  to,
  text: 'Rappelle-moi stp. 47',
  urgent: false,
  ...fields,
});
const bytes = (value: unknown) => Buffer.from(value as Uint8Array);

describe('what goes out', () => {
  test('B7 a text is submitted with our address, its validity and a receipt asked for, and delivered by its receipt', async () => {
    const channel = await start();
    await channel.send(text('a', { urgent: true, sendBefore: node.clock + 90 * 60_000 }));
    await until(() => node.told.includes('a sent'));
    expect(centre.binds[0]).toMatchObject({ system_id: 'ulinzi', password: 'EXERCISE' });
    expect(centre.submitted[0]).toMatchObject({
      source_addr: '8080',
      destination_addr: '243990000001',
      dest_addr_ton: 1,
      registered_delivery: 1,
      data_coding: 0,
      esm_class: 0,
      priority_flag: 3,
    });
    expect(bytes(centre.submitted[0]?.short_message).toString('latin1')).toBe('Rappelle-moi stp. 47');
    expect(await centre.receipt('M1', 'DELIVRD')).toBe(0);
    await until(() => node.told.includes('a delivered'));
    await channel.stop();
    const left = ['243990000001', 'Rappelle'].filter((secret) => node.spoolBytes().includes(secret));
    expect(left).toEqual([]);
    expect(JSON.stringify(node.log)).not.toMatch(/99000|Rappelle/);
  });

  test('accents go out as UCS-2: data_coding 0 is no alphabet that two centres agree on', async () => {
    const channel = await start();
    await channel.send(text('a', { text: 'Rappelé à 5 $' }));
    await until(() => centre.submitted.length === 1);
    expect(centre.submitted[0]).toMatchObject({ data_coding: 8 });
    expect(bytes(centre.submitted[0]?.short_message).swap16().toString('utf16le')).toBe('Rappelé à 5 $');
  });

  test('a long text goes out in parts, and is delivered when all of them are', async () => {
    const channel = await start();
    await channel.send(text('a', { text: 'x'.repeat(160) + 'y' }));
    await until(() => node.told.includes('a sent'));
    const headers = centre.submitted.map(({ short_message }) => bytes(short_message).subarray(0, 6));
    expect(headers.map((header) => [...header.subarray(0, 3), ...header.subarray(4)])).toEqual([
      [5, 0, 3, 2, 1],
      [5, 0, 3, 2, 2],
    ]);
    expect(headers[0]?.[3]).toBe(headers[1]?.[3]);
    expect(centre.submitted.map(({ esm_class }) => esm_class)).toEqual([0x40, 0x40]);
    await centre.receipt('M1', 'DELIVRD');
    await centre.receipt('M2', 'DELIVRD');
    await until(() => node.told.includes('a delivered'));
    expect(node.told.filter((told) => told === 'a delivered')).toEqual(['a delivered']);
  });

  test.each([
    ['UNDELIV', 'a failed refused'],
    ['EXPIRED', 'a failed refused'],
    ['REJECTD', 'a failed refused'],
  ])('a receipt that says %s ends it as failed', async (stat, told) => {
    const channel = await start();
    await channel.send(text('a'));
    await until(() => node.told.includes('a sent'));
    expect(await centre.receipt('0000M1', stat)).toBe(0);
    await until(() => node.told.includes(told));
  });

  test('a throttled text waits and goes again, the part that was taken does not', async () => {
    const throttled = 0x58;
    centre.taking = (_pdu, place) => (place === 2 ? { status: throttled } : { messageId: `M${place}` });
    const channel = await start();
    await channel.send(text('a', { text: 'x'.repeat(200) }));
    await until(() => centre.submitted.length >= 2);
    expect(channel.takeBack('a')).toBe('unknown');
    await until(() => node.told.includes('a sent'));
    expect(centre.submitted.map(({ short_message }) => bytes(short_message)[5])).toEqual([1, 2, 2]);
  });

  test('a number that the centre refuses fails at once', async () => {
    centre.taking = () => ({ status: 0x0b });
    const channel = await start();
    await channel.send(text('a'));
    await until(() => node.told.includes('a failed refused'));
    expect(centre.submitted).toHaveLength(1);
  });
});

describe('a session cut between question and answer', () => {
  const cutAtFirst = async () => {
    centre.taking = (_pdu, place) => (place === 1 ? 'cut' : { messageId: `M${place}` });
    const channel = await start();
    await channel.send(text('a'));
    await until(() => node.log.some(({ event }) => event === 'smpp.fate-unknown'));
    await until(() => centre.sessions.length === 1);
    return channel;
  };

  test('leaves the text unknown: it is not sent again, and fails as unknown a minute later', async () => {
    const channel = await cutAtFirst();
    expect(channel.takeBack('a')).toBe('unknown');
    await channel.send(text('a'));
    await channel.send(text('b', { to: '+243990000002' }));
    await until(() => node.told.includes('b sent'));
    node.clock += 61_000;
    await until(() => node.told.includes('a failed unknown'));
    expect(centre.submitted.map(({ destination_addr }) => destination_addr)).toEqual([
      '243990000001',
      '243990000002',
    ]);
  });

  test('and its receipt tells of it after all, by our reference or by the number', async () => {
    await cutAtFirst();
    const { user_message_reference } = centre.submitted[0] ?? {};
    expect(await centre.receipt('S77', 'ACCEPTD', { user_message_reference })).toBe(0);
    await until(() => node.told.includes('a sent'));
    await centre.receipt('S77', 'DELIVRD', { source_addr: '243990000001' });
    await until(() => node.told.includes('a delivered'));
  });

  test('by the number alone, where only one text is on its way there', async () => {
    await cutAtFirst();
    expect(await centre.receipt('S78', 'DELIVRD', { source_addr: '243990000001' })).toBe(0);
    await until(() => node.told.includes('a delivered'));
  });

  test('a receipt of nothing that we know is answered and told to nobody', async () => {
    await start();
    await until(() => centre.sessions.length === 1);
    expect(await centre.receipt('S79', 'DELIVRD', { source_addr: '243990000001' })).toBe(0);
    expect(node.log).toContainEqual(expect.objectContaining({ event: 'smpp.receipt-of-nothing' }));
    expect(node.told).toEqual([]);
  });
});

describe('the session', () => {
  test('a centre that comes later is found, and one that was cut is found again', async () => {
    await centre.close();
    const channel = await start();
    await until(() => node.log.some(({ event }) => event === 'smpp.trouble'));
    expect(channel.health()).toMatchObject({ isAlive: false, trouble: 'unreachable' });
    await centre.open(port);
    await until(() => channel.health().isAlive);
    centre.cut();
    await until(() => channel.health().restarts === 1);
    expect(channel.health()).toMatchObject({ isAlive: true, trouble: null, waiting: 0 });
  });

  test('a password that the centre refuses is called that', async () => {
    centre.bindStatus = 0x0e;
    const channel = await start();
    await until(() => channel.health().trouble === 'credentials');
    expect(JSON.stringify(node.log)).not.toContain('EXERCISE');
    centre.bindStatus = 0;
    await until(() => channel.health().isAlive);
  });

  test('a centre that answers nothing any more is left, and met again', async () => {
    centre.answersEnquiries = false;
    const channel = await start({ timing: { reconnectMs: 20, enquireMs: 50, answerMs: 300 } });
    await until(() => channel.health().restarts >= 1);
    expect(centre.enquiries).toBeGreaterThan(0);
    centre.answersEnquiries = true;
  });

  test('so many texts as the window holds are on their way at once, and no more', async () => {
    centre.taking = () => 'silence';
    const channel = await start({ window: 3, timing: { reconnectMs: 20, enquireMs: 60_000, answerMs: 700 } });
    for (const id of ['a', 'b', 'c', 'd']) await channel.send(text(id));
    await until(() => centre.submitted.length === 3);
    expect(channel.health().waiting).toBe(4);
    expect(new Set(centre.submitted.map((pdu) => pdu.user_message_reference)).size).toBe(3);
  });
});
