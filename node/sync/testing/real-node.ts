import { hour } from '@ulinzi/domain/kernel';
import { HandClock, TestNode } from '../../testing/test-node.ts';

/** A real node, not an exercise, with one base, one village and its Assistant; and a code for her phone. */
export async function openRealNode(): Promise<{ test: TestNode; code: string }> {
  const test = new TestNode('real', new HandClock());
  await test.create();
  const base = { slug: 'kibua', label: 'Kibua', province: 'nk', latitude: -1.28, longitude: 28.49 };
  await test.did('base.open', null, null, base);
  const community = { slug: 'ntoto', label: 'Ntoto', base: 'kibua', latitude: -1.4, longitude: 28.5 };
  await test.did('community.add', null, null, community);
  const post = { slug: 'kibua-cla-1', label: 'Kibua', role: 'assistant', base: 'kibua' };
  await test.did('post.open', null, null, post);
  const { keystore, clock } = test.node.app;
  const { pen } = keystore.openAccount({ name: 'EXERCISE', post: 'kibua-cla-1' });
  return { test, code: keystore.devices.makeCode(pen.id, clock.now() + hour) };
}
