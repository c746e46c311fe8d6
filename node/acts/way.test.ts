// How an act reached the node is written by the node: at a screen, or by a command.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Screen } from '../access/testing/screen.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

let test: TestNode;

beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

/** By which way an alert was answered for, as its timeline tells it. */
async function wayOf(alert: string): Promise<unknown> {
  const { body } = await test.http('GET', `/api/alerts/${alert}`, 'kibua-cla-1');
  const timeline = body['timeline'] as { act: string; data: Record<string, unknown> }[];
  return timeline.find(({ act }) => act === 'alert.acknowledge')?.data['by'];
}

it('C8 what is answered for at a screen is logged as such', async () => {
  const { id } = await test.sms(phones.source, 'Silaha');
  const screen = await new Screen(test).sitDown('kibua-cla-1');
  expect((await screen.post(`/api/alerts/${id}/acknowledge`)).status).toBe(200);
  expect(await wayOf(id)).toBe('screen');
});

it('C8 at a duty desk too', async () => {
  const { id } = await test.sms(phones.otherSource, 'Silaha');
  const desk = await new Screen(test).sitDown('kibua-commander');
  await desk.post('/api/desk/open');
  expect((await desk.act(`/api/alerts/${id}/acknowledge`, {}, 'kibua-cla-1', '000000')).status).toBe(200);
  expect(await wayOf(id)).toBe('screen');
});

it('with a token it was a command, and nobody says so herself', async () => {
  const { id } = await test.sms(phones.stranger, 'Silaha');
  const screen = await new Screen(test).sitDown('kibua-cla-1');
  expect(await screen.post(`/api/alerts/${id}/acknowledge`, { by: 'sms' })).toMatchObject({ status: 422 });
  expect((await test.http('POST', `/api/alerts/${id}/acknowledge`, 'kibua-cla-1', {})).status).toBe(200);
  expect(await wayOf(id)).toBe('command');
});
