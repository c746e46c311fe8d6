// The measured node, in a process of its own: a real node with one base, opened on the folder that it is given.
import { openNode } from '@ulinzi/node/serve';
import { structuredLog } from '@ulinzi/node/app';
import { performAct } from '@ulinzi/node/acts';
import { isRefusal } from '@ulinzi/domain/kernel';

const [folder = ''] = process.argv.slice(2);
const node = await openNode({
  kind: 'exercise',
  dataDir: `${folder}/data`,
  keysDir: `${folder}/keys`,
  port: 0,
  log: structuredLog((line) => process.stderr.write(line)),
});
const actor = {
  pen: node.app.keystore.nodePen,
  post: null,
  role: 'node',
  base: null,
  province: null,
} as const;
const act = async (name: string, data: object, secrets: Record<string, string> = {}) => {
  const done = await performAct(node, {
    act: name,
    subject: null,
    data,
    bodies: {},
    secrets,
    saw: null,
    actor,
  });
  if (isRefusal(done)) throw new Error(done.refused);
};
if (node.isNew) {
  await act('base.open', {
    slug: 'kibua',
    label: 'Kibua',
    province: 'nk',
    latitude: -1.28,
    longitude: 28.49,
  });
  await act('gateway.add', { slug: 'exercise', label: 'Exercise', kind: 'loopback', base: 'kibua' });
  await act(
    'post.open',
    { slug: 'kibua-cla-1', label: 'CLA', role: 'assistant', base: 'kibua' },
    { number: '+243000000001' },
  );
  // Sits at the screen of the latency benchmark; nobody pages this post.
  await act('post.open', {
    slug: 'kibua-commander',
    label: 'Commander',
    role: 'commander',
    base: 'kibua',
  });
  node.app.keystore.openAccount({ name: 'EXERCISE', post: 'kibua-commander' });
  const from = new Date(Date.now() - 60_000).toISOString();
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
  await act('duty.assign', { post: 'kibua-cla-1', seat: 'assistant', scope: 'kibua', from, until });
}
process.on('message', (asked) => {
  if (asked === 'usage') process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss });
});
process.on('SIGTERM', () => void node.close().then(() => process.exit(0)));
process.send?.({ address: node.address, token: node.app.keystore.operatorToken() });
