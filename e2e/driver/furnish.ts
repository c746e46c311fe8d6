// A node made ready to be driven: one base with a ladder of one and two minutes, its people on duty, a loopback
// gateway, and alerts that came in during the last minute, so that deadlines run out all the time. EXERCISE.
import { acts } from '@ulinzi/domain/acts';
import { isoOf, isRefusal, type SubjectId } from '@ulinzi/domain/kernel';
import { performAct, split } from '@ulinzi/node/acts';
import { structuredLog } from '@ulinzi/node/app';
import { NodeClock } from '@ulinzi/node/log';
import { openNode, type RunningNode } from '@ulinzi/node/serve';
import type { NodeFolder } from './node-folder.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Opens a node in this process, furnishes it and closes it again. */
export async function furnish(folder: NodeFolder, alerts: number): Promise<void> {
  const start = Date.now();
  let passed = 0;
  const clock = new NodeClock(
    () => start - minute + passed,
    () => passed,
  );
  const node = await openNode({
    kind: 'exercise',
    dataDir: folder.dataDir,
    keysDir: folder.keysDir,
    port: 0,
    clock,
    log: structuredLog(() => undefined),
  });
  try {
    await registers(node);
    for (let n = 0; n < alerts; n++) {
      passed = Math.floor((n * minute) / alerts);
      await node.receive({
        gateway: 'exercise',
        kind: 'text',
        from: `+24380${String(n).padStart(7, '0')}`,
        text: 'Silaha',
        reference: `seed-${n}`,
        sentAt: null,
        receivedAt: start - minute + passed,
        raw: Buffer.from(JSON.stringify({ text: 'Silaha' })),
      });
    }
  } finally {
    await node.close();
  }
}

async function registers(node: RunningNode): Promise<void> {
  const now = node.app.clock.now();
  await did(node, 'base.open', null, {
    slug: 'kibua',
    label: 'Kibua',
    province: 'nk',
    latitude: -1.28,
    longitude: 28.49,
  });
  const base = node.app.core()?.memory.registersOf('base')[0];
  await did(node, 'base.set-clocks', base?.id ?? null, {
    acknowledgeMinutes: 1,
    dutyOfficerMinutes: 2,
    decideMinutes: 240,
    feedbackHours: 24,
  });
  const gateway = { slug: 'exercise', label: 'Exercise', kind: 'loopback', base: 'kibua' };
  await did(node, 'gateway.add', null, gateway);
  await did(node, 'community.add', null, {
    slug: 'ntoto',
    label: 'Ntoto',
    base: 'kibua',
    latitude: -1.4,
    longitude: 28.5,
  });
  for (const [index, { seat, scope, ...post }] of people.entries()) {
    const number = `+24382000000${index}`;
    await did(node, 'post.open', null, { label: post.slug, ...post, ...(seat && { number }) });
    node.app.keystore.openAccount({ name: `EXERCISE ${post.slug}`, post: post.slug });
    if (!seat) continue;
    const turn = { from: isoOf(now - minute), until: isoOf(now + 30 * day) };
    await did(node, 'duty.assign', null, { post: post.slug, seat, scope, ...turn });
  }
}

interface Person {
  readonly slug: string;
  readonly role: string;
  readonly base?: string;
  readonly province?: string;
  /** Where they are on duty all the time. */
  readonly seat?: string;
  readonly scope?: string;
}

const people: readonly Person[] = [
  { slug: 'kibua-cla-1', role: 'assistant', base: 'kibua', seat: 'assistant', scope: 'kibua' },
  { slug: 'kibua-commander', role: 'commander', base: 'kibua', seat: 'commander', scope: 'kibua' },
  { slug: 'nk-duty-officer', role: 'duty-officer', province: 'nk', seat: 'duty-officer', scope: 'nk' },
  { slug: 'administrator', role: 'administrator' },
];

async function did(
  node: RunningNode,
  name: string,
  subject: SubjectId | null,
  fields: object,
): Promise<void> {
  const declared = acts[name];
  if (!declared) throw new Error(`no such act: ${name}`);
  const done = await performAct(node, {
    act: name,
    subject,
    actor: { pen: node.app.keystore.nodePen, post: null, role: 'node', base: null, province: null },
    ...split(declared, fields as Record<string, unknown>),
  });
  if (isRefusal(done)) throw new Error(`${name} refused: ${done.refused}`);
}
