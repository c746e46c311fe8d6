import { describe, expect, test } from 'vitest';
import { gatewayFits } from './index.ts';

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
