import { addGateway, gatewayFits, gatewayKinds, gatewaySecrets } from '@ulinzi/domain/channels';
import { describe, expect, it, test } from 'vitest';
import { carrierWithout, fieldsAsked, gatewayTyped, nextSteps, orderAfter } from './gateway-form.ts';
import type { Gateway } from './health.ts';

const common = { slug: 'one', label: ' One ', base: 'kibua' };
const filled: Record<string, string> = {
  ...common,
  device: '/dev/ttyUSB0',
  connection: 'at',
  model: '',
  sendUrl: 'http://127.0.0.1:18080/message',
  statusUrl: 'http://127.0.0.1:13000/status.xml',
  smsc: '',
  host: '127.0.0.1',
  port: '2775',
  window: '',
  throughput: '5',
  dialect: 'android',
  user: 'EXERCISE',
  password: 'EXERCISE',
  statusPassword: 'EXERCISE',
};

describe('what a new gateway is asked for is what the act takes', () => {
  it.each(gatewayKinds)('%s', (kind) => {
    const data = gatewayTyped(kind, filled);
    const { needed } = gatewaySecrets({ kind, dialect: data?.['dialect'] });
    const secrets = fieldsAsked(kind, filled).filter(({ isSecret }) => isSecret);
    const entry = Object.fromEntries(
      Object.entries(data ?? {}).filter(([name]) => !secrets.some((secret) => secret.name === name)),
    );
    expect(Object.keys(addGateway.data.properties)).toEqual(expect.arrayContaining(Object.keys(entry)));
    expect(gatewayFits(entry as never)).toBeNull();
    for (const secret of needed) expect(data).toHaveProperty(secret, 'EXERCISE');
    expect(entry).toMatchObject({ slug: 'one', label: 'One', kind, base: 'kibua' });
  });

  it('waits for what is needed, and takes no number that is none', () => {
    expect(gatewayTyped('gammu', { ...common })).toBeNull();
    expect(gatewayTyped('smpp', { ...filled, port: '' })).toBeNull();
    expect(gatewayTyped('smpp', { ...filled, port: 'x' })).toBeNull();
    expect(gatewayTyped('smpp', { ...filled, password: '' })).toBeNull();
    expect(gatewayTyped('loopback', { ...common, slug: 'Not Short' })).toBeNull();
    expect(gatewayTyped('loopback', { ...common, base: '' })).toBeNull();
    expect(gatewayTyped('smpp', { ...filled, tls: 'yes' })).toMatchObject({ tls: true, port: 2775 });
  });

  it('a password is typed as one, whatever the kind', () => {
    for (const kind of gatewayKinds)
      for (const { name, as, isSecret } of fieldsAsked(kind, filled)) {
        expect(as === 'password').toBe(/password/i.test(name));
        if (as === 'password') expect(isSecret).toBe(true);
      }
  });
});

test('what is left to do hangs on the kind, and ends with a text to try it', () => {
  expect(nextSteps({ kind: 'webhook', dialect: 'android' })).toEqual(['webhook', 'android', 'try']);
  expect(nextSteps({ kind: 'smpp' })).toEqual(['smpp', 'try']);
});

const at = (slug: string, place: number, more: Partial<Gateway> = {}) =>
  ({ slug, place, base: 'kibua', isRunning: true, isAlive: true, isPaused: false, ...more }) as Gateway;

test('one gateway takes a place and the others of its base keep their order', () => {
  const all = [at('b', 2), at('a', 1), at('elsewhere', 1, { base: 'fizi' }), at('c', 3)];
  expect(orderAfter(all, 'c', 1)).toEqual(['c', 'a', 'b']);
  expect(orderAfter(all, 'a', 3)).toEqual(['b', 'c', 'a']);
  expect(orderAfter(all, 'b', 2)).toEqual(['a', 'b', 'c']);
});

test('before a gateway is paused it is said which one carries its texts', () => {
  const [a, b] = [at('a', 1), at('b', 2)];
  expect(carrierWithout([a, b], a)?.slug).toBe('b');
  expect(carrierWithout([a, { ...b, isAlive: false }], a)).toBeNull();
  expect(carrierWithout([a, { ...b, base: 'fizi' }], a)).toBeNull();
});
