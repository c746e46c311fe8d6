// Lists of the registers, and that showing them changes nothing.
import type { Base } from '@ulinzi/domain/communities';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

describe('a list of what the node holds in memory', () => {
  let test: TestNode;
  beforeAll(async () => {
    test = await openTestNode();
  });
  afterAll(() => test.close());

  it.each(['bases', 'communities', 'posts', 'gateways'])('takes nothing away from it: %s', async (name) => {
    const held = () =>
      structuredClone(
        ['base', 'community', 'post', 'gateway'].map((kind) =>
          test.node.app.core()?.memory.registersOf(kind as 'base'),
        ),
      );
    const before = held();
    expect((await test.http('GET', `/api/${name}`, 'kibua-cla-1')).status).toBe(200);
    expect(held()).toEqual(before);
  });

  it('an alert that comes after the bases were listed has its circle', async () => {
    const { id } = await test.sms(phones.source, 'Silaha');
    const core = test.node.app.core();
    const base = core?.memory.registersOf<Base>('base').find(({ state }) => state.slug === 'kibua');
    const found = await core?.pool.query('select circle from alert where state ->> $1 = $2', ['id', id]);
    expect(found?.rows).toEqual([{ circle: base?.state.circle }]);
    expect(base?.state.circle).toBeGreaterThan(0);
  });
});
