import { describe, expect, test } from 'vitest';
import { type DataOf, upcast } from '../kernel/index.ts';
import { addGateway, gatewayAdded, gatewayFits, gatewaySecrets } from './index.ts';

const kannel = {
  slug: 'kannel-1',
  label: 'Kannel',
  kind: 'kannel',
  base: 'kibua',
  sendUrl: 'http://127.0.0.1:13013/cgi-bin/sendsms',
  statusUrl: 'http://localhost:13000/status.xml',
} as const;
const modem = { slug: 'modem-1', label: 'Modem', kind: 'gammu', base: 'kibua' } as const;

describe('a gateway has what its kind needs, and nothing of another', () => {
  test('a Kannel has both addresses and no modem, a modem no address', () => {
    expect(gatewayFits(kannel)).toBeNull();
    expect(gatewayFits({ ...kannel, smsc: 'modem-1', throughput: 2 })).toBeNull();
    expect(gatewayFits({ ...modem, device: '/dev/ttyUSB0', connection: 'at115200' })).toBeNull();
    const { statusUrl: _without, ...half } = kannel;
    expect(gatewayFits(half)).toEqual({ refused: 'act/schema', missing: ['statusUrl'] });
    expect(gatewayFits({ ...kannel, device: '/dev/ttyUSB0' })).toEqual({
      refused: 'act/schema',
      missing: ['device'],
    });
    expect(gatewayFits({ ...modem, smsc: 'modem-1' })).toEqual({ refused: 'act/schema', missing: ['smsc'] });
  });

  test.each([
    'http://10.0.0.9:13013/cgi-bin/sendsms',
    'https://127.0.0.1:13013/cgi-bin/sendsms',
    'http://ulinzi:secret@127.0.0.1:13013/cgi-bin/sendsms',
    'http://127.0.0.1:13013/cgi-bin/sendsms?password=secret',
    'http://127.0.0.1.example.org/cgi-bin/sendsms',
    'http://127.0.0.1:13013',
    'sendsms',
  ])('B7 numbers go in clear to this machine only, and no password stands in an address: %s', (sendUrl) => {
    expect(gatewayFits({ ...kannel, sendUrl })).toEqual({ refused: 'gateway/address', missing: ['sendUrl'] });
  });
});

describe('an SMS centre and a webhook', () => {
  const centre = {
    slug: 'smpp-1',
    label: 'SMPP',
    kind: 'smpp',
    base: 'kibua',
    host: '127.0.0.1',
    port: 2775,
  } as const;
  const hook = {
    slug: 'hook-1',
    label: 'Hook',
    kind: 'webhook',
    base: 'kibua',
    dialect: 'signed',
    sendUrl: 'https://sms.example.org/send',
  } as const;

  test('have what their kind needs, and nothing of another', () => {
    expect(gatewayFits({ ...centre, systemType: 'VMA', window: 5, throughput: 2 })).toBeNull();
    expect(gatewayFits({ ...hook, throughput: 2 })).toBeNull();
    const { host: _host, ...nowhere } = centre;
    expect(gatewayFits(nowhere)).toEqual({ refused: 'act/schema', missing: ['host'] });
    const { dialect: _dialect, ...mute } = hook;
    expect(gatewayFits(mute)).toEqual({ refused: 'act/schema', missing: ['dialect'] });
    expect(gatewayFits({ ...centre, dialect: 'signed' })).toEqual({
      refused: 'act/schema',
      missing: ['dialect'],
    });
    expect(gatewayFits({ ...hook, window: 2 })).toEqual({ refused: 'act/schema', missing: ['window'] });
    expect(gatewayFits({ ...centre, systemType: 'longer than 12' })).toEqual({
      refused: 'act/schema',
      missing: ['systemType'],
    });
  });

  test('B7 a session goes in clear to this machine only, and to others by TLS', () => {
    const away = { ...centre, host: 'smsc.example.org' };
    expect(gatewayFits(away)).toEqual({ refused: 'gateway/address', missing: ['host'] });
    expect(gatewayFits({ ...away, tls: true })).toBeNull();
    for (const host of ['smsc.example.org:2775', 'u:p@smsc.example.org', 'smsc example', '-x'])
      expect(gatewayFits({ ...centre, tls: true, host })).toEqual({
        refused: 'gateway/address',
        missing: ['host'],
      });
  });

  test.each([
    'http://192.168.1.20:8080/message',
    'https://u:p@sms.example.org/send',
    'https://sms.example.org/send?key=1',
    'https://sms.example.org',
    'ftp://127.0.0.1/send',
  ])(
    'B7 a webhook is posted to by https, or on this machine, with nothing secret in the address: %s',
    (sendUrl) => {
      expect(gatewayFits({ ...hook, sendUrl })).toEqual({ refused: 'gateway/address', missing: ['sendUrl'] });
      expect(gatewayFits({ ...hook, sendUrl: 'http://127.0.0.1:18080/message' })).toBeNull();
    },
  );

  test('each is told what it is spoken to with', () => {
    const needed = (kind: string, dialect?: string) => gatewaySecrets({ kind, dialect }).needed;
    expect(needed('smpp')).toEqual(['user', 'password']);
    expect(gatewaySecrets({ kind: 'smpp' }).allowed).toContain('sourceAddress');
    expect(needed('webhook', 'signed')).toEqual([]);
    expect(needed('webhook', 'android')).toEqual(['user', 'password']);
    expect(needed('webhook', 'rapidpro')).toEqual(['password']);
    expect(needed('kannel')).toEqual(['user', 'password', 'statusPassword']);
    expect(needed('gammu')).toEqual([]);
  });
});

test('what was added before there were other kinds is a gateway still', () => {
  const before = { slug: 'kannel-1', label: 'K', kind: 'kannel', base: 'kibua', smsc: 'm' };
  expect(gatewayAdded(upcast(addGateway, 2, before) as DataOf<typeof addGateway>)).toMatchObject({
    smsc: 'm',
    host: null,
    port: null,
    tls: false,
    dialect: null,
  });
});
