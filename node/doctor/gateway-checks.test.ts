import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gatewayAdded } from '@ulinzi/domain/channels';
import { expect, it } from 'vitest';
import { checkReached } from './gateway-checks.ts';

const common = { label: 'EXERCISE', base: 'kibua' };

it('a gateway whose program does not answer is named, a modem is not', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const gateways = [
    gatewayAdded({ ...common, slug: 'smpp-1', kind: 'smpp', host: '127.0.0.1', port }),
    gatewayAdded({ ...common, slug: 'hook-1', kind: 'webhook', sendUrl: `http://127.0.0.1:${port}/send` }),
    gatewayAdded({ ...common, slug: 'modem-1', kind: 'gammu', device: '/dev/ttyUSB9' }),
  ];
  expect(await checkReached(gateways)).toEqual([]);
  server.close();
  await once(server, 'close');
  expect((await checkReached(gateways)).map(({ code, values }) => [code, values['gateway']])).toEqual([
    ['gateway-away', 'smpp-1'],
    ['gateway-away', 'hook-1'],
  ]);
});
