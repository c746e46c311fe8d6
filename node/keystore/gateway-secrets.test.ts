import { expect, test } from 'vitest';
import { createKeystore, openKeystore } from './index.ts';
import { exerciseNode, testFolder } from './testing/test-folder.ts';

const given = { user: 'ulinzi', password: 'EXERCISE-1', statusPassword: 'EXERCISE-2' };

test('what a gateway is spoken to with outlives the node, and each door has a secret of its own', () => {
  const dir = testFolder();
  const keystore = createKeystore(dir, exerciseNode);
  keystore.gatewaySecrets.keep('kannel-1', given);
  keystore.gatewaySecrets.keep('kannel-2', given);
  keystore.close();
  const { gatewaySecrets } = openKeystore(dir);
  const [one, two] = ['kannel-1', 'kannel-2'].map((gateway) => gatewaySecrets.of(gateway)!);
  expect(one).toMatchObject(given);
  expect(one?.door).toMatch(/^[\w-]{32}$/);
  expect(one?.door).not.toBe(two?.door);
  expect(gatewaySecrets.isDoorSecret('kannel-1', one!.door)).toBe(true);
  for (const wrong of ['', two!.door, `${one!.door} `]) {
    expect(gatewaySecrets.isDoorSecret('kannel-1', wrong)).toBe(false);
  }
  expect(gatewaySecrets.isDoorSecret('kannel-3', one!.door)).toBe(false);
  expect(gatewaySecrets.of('kannel-3')).toBeUndefined();
});
