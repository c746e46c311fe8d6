import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
  test.node.app.keystore.gatewaySecrets.keep('exercise', { user: 'u', password: 'p', statusPassword: 's' });
});
afterAll(() => test.close());

const basic = (...pair: string[]) => `Basic ${Buffer.from(pair.join(':')).toString('base64')}`;
const doors: [string, string][] = [
  ['POST', '/api/gateways/exercise/incoming?id=57486ea9-2d9b-4411-9461-6fa7bfde25f3'],
  ['GET', `/api/gateways/exercise/reports/${'x'.repeat(32)}?type=1`],
];
const knock = async (method: string, path: string, authorization?: string) => {
  const headers = { 'content-type': 'text/plain', ...(authorization !== undefined && { authorization }) };
  const answer = await fetch(new URL(path, test.node.address), { method, headers });
  return { status: answer.status, refused: ((await answer.json()) as { refused: string }).refused };
};

it.each(doors)(
  '%s %s is for the program of that gateway: no token and no other secret opens it',
  async (...door) => {
    const { keystore } = test.node.app;
    const secret = keystore.gatewaySecrets.of('exercise')?.door ?? '';
    const wrong = [
      undefined,
      `Bearer ${keystore.operatorToken()}`,
      `Bearer ${secret}`,
      basic('exercise', ''),
      basic('exercise', `${secret}.`),
      basic('other', secret),
      'Basic ===',
    ];
    for (const authorization of wrong) {
      expect(await knock(...door, authorization)).toEqual({ status: 401, refused: 'request/token' });
    }
  },
);

it.each(doors)('%s %s is no door where the gateway is no Kannel: an exercise has none', async (...door) => {
  const secret = test.node.app.keystore.gatewaySecrets.of('exercise')?.door ?? '';
  expect(await knock(...door, basic('exercise', secret))).toEqual({
    status: 404,
    refused: 'gateway/not-found',
  });
});
