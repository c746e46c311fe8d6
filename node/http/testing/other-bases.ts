// Two more bases beside Kibua, one in its province and one in another, with people, a gateway and a source each; and
// whatever may happen there. Readers at Kibua must get the same answers whether or not it happened.
import { acts } from '@ulinzi/domain/acts';
import { isoOf, isRefusal, type SubjectId } from '@ulinzi/domain/kernel';
import { passphrase, Screen } from '../../access/testing/screen.ts';
import { anyFields, type Draw, drawsOf, oneOf } from '../../log/testing/any-fields.ts';
import type { TestNode } from '../../testing/test-node.ts';

export interface OtherBase {
  readonly base: string;
  readonly community: string;
  readonly source: string;
  readonly code: string;
  readonly assistant: string;
  readonly commander: string;
  readonly dutyOfficer: string;
}

export const masisi: OtherBase = {
  base: 'masisi',
  community: 'bihambwe',
  source: '+243000010501',
  code: 'NK-FP-5151',
  assistant: 'masisi-cla-1',
  commander: 'masisi-commander',
  dutyOfficer: 'nk-duty-officer',
};
export const fizi: OtherBase = {
  base: 'fizi',
  community: 'baraka',
  source: '+243000020502',
  code: 'SK-FP-5252',
  assistant: 'fizi-cla-1',
  commander: 'fizi-commander',
  dutyOfficer: 'sk-duty-officer',
};

const day = 86_400_000;

/** Furnishes the other bases; `openAllPosts` must have run. */
export async function openOtherBases(test: TestNode): Promise<void> {
  const now = test.node.app.clock.now();
  const place = { latitude: -1.4, longitude: 28.8 };
  const [from, until] = [isoOf(now - 3_600_000), isoOf(now + 20 * day)];
  await test.did('base.open', null, null, { slug: 'masisi', label: 'Masisi', province: 'nk', ...place });
  await test.did('community.add', null, null, {
    slug: 'bihambwe',
    label: 'Bihambwe',
    base: 'masisi',
    ...place,
  });
  for (const [slug, role] of [
    ['masisi-cla-1', 'assistant'],
    ['masisi-commander', 'commander'],
  ] as const) {
    await test.did('post.open', null, null, { slug, label: slug, role, base: 'masisi' });
    test.node.app.keystore.openAccount({ name: `EXERCISE ${slug}`, post: slug });
  }
  for (const { base, community, source, code, assistant } of [masisi, fizi]) {
    await test.did('gateway.add', null, null, { slug: `at-${base}`, label: base, kind: 'loopback', base });
    await test.did('duty.assign', null, null, {
      post: assistant,
      seat: 'assistant',
      scope: base,
      from,
      until,
    });
    await test.did('source.register', null, null, {
      province: code.slice(0, 2).toLowerCase(),
      digits: code.slice(-4),
      community,
      regime: 'confidential',
      language: 'sw',
      wantsAcknowledgement: true,
      number: source,
    });
  }
}

let references = 0;

/** A message that comes in at another base; gives its alert's id. */
export async function messageTo(test: TestNode, other: OtherBase, from = other.source): Promise<string> {
  const { alert } = await test.node.receive({
    gateway: `at-${other.base}`,
    kind: 'text',
    from,
    text: 'Silaha huko',
    reference: `other-${++references}`,
    sentAt: null,
    receivedAt: test.clock.wall(),
    raw: Buffer.from(JSON.stringify({ from, references })),
  });
  return (await alertsOf(test, other)).find(({ number }) => number === alert)?.id ?? '';
}

/** The alerts of a base, as its commander sees them. */
export async function alertsOf(
  test: TestNode,
  { commander }: Pick<OtherBase, 'commander'>,
): Promise<{ id: string; number: string; saw: string }[]> {
  const { body } = await test.http('GET', '/api/alerts?show=all', commander);
  return body['alerts'] as { id: string; number: string; saw: string }[];
}

/** Names that random fields may use at a base. */
export function namesAt(test: TestNode, other: OtherBase, alerts: readonly string[]) {
  return {
    now: test.node.app.clock.now(),
    alerts,
    numbers: ['+243000000601', '+243000000602'],
    slugs: {
      base: [other.base],
      community: [other.community],
      post: [other.assistant, other.commander],
      scope: [other.base],
    },
  };
}

/** Acts of another base that are its own affair. */
const affairs = [
  ...Object.keys(acts).filter((name) => name.startsWith('alert.') && !acts[name]?.who.includes('node')),
  'duty.assign',
  'duty.cancel',
  'situation.open',
  'situation.end',
  'shift.hand-over',
  'shift.take-over',
  'promise.make',
  'promise.settle',
  'handset.register',
  'handset.issue',
  'handset.lose',
  'handset.return',
  'handset.revoke',
  'source.mark-at-risk',
  'source.revoke-phone',
  'report.send',
  'report.amend',
  'report.withdraw',
  'question.ask',
  'question.answer',
  'question.end',
];

async function something(test: TestNode, other: OtherBase, draw: Draw): Promise<void> {
  const by = oneOf(draw, [other.assistant, other.commander]);
  switch (draw(8)) {
    case 0:
      await messageTo(
        test,
        other,
        oneOf(draw, [other.source, `${other.source.slice(0, -2)}${10 + draw(80)}`, '1414']),
      );
      return;
    case 1:
      return anotherScreen(test, by);
    case 2: {
      await test.act('post.seat', 'administrator', other.assistant, { name: 'EXERCISE' });
      return;
    }
    default: {
      const name = oneOf(draw, affairs);
      const act = acts[name];
      if (!act) return;
      const memory = test.node.app.core()?.memory;
      const mine = (state: object) => Object.values(state).includes(other.base);
      const refs =
        act.subject === 'alert'
          ? (await alertsOf(test, other)).map(({ id }) => id)
          : (memory?.registersOf(act.subject) ?? [])
              .filter(({ state }) => mine(state) || Object.values(state).includes(other.community))
              .map(({ id }) => id as string);
      if (!act.creates && refs.length === 0) return;
      const done = await test.act(
        name,
        by,
        act.creates ? null : (oneOf(draw, refs) as SubjectId),
        anyFields(act, draw, namesAt(test, other, refs)),
      );
      happened[isRefusal(done) ? 'refused' : 'done'] += 1;
    }
  }
}

/** How many of the random acts were done: a test that only saw refusals would show nothing. */
export const happened = { done: 0, refused: 0 };

/** Somebody sits down, opens a desk, mistypes; and a wrong passphrase at the door. */
async function anotherScreen(test: TestNode, post: string): Promise<void> {
  const screen = await new Screen(test).sitDown(post);
  await screen.get('/api/alerts?show=all');
  await screen.post('/api/desk/open');
  await screen.act('/api/session/end', {}, post, '999999');
  await screen.act('/api/desk/close', {}, post, '000000');
  await new Screen(test).post('/api/session', { post, passphrase, code: '123456' });
}

/** An alert from its message to its end, as a quiet day has it. */
async function wholeLife(test: TestNode, other: OtherBase): Promise<void> {
  const id = await messageTo(test, other, `${other.source.slice(0, -2)}${10 + (references % 80)}`);
  const steps: [string, string, Record<string, unknown>][] = [
    ['alert.acknowledge', other.assistant, {}],
    ['alert.code', other.assistant, { event: 'shots' }],
    ['alert.place', other.assistant, { community: other.community }],
    ['alert.request-number', other.assistant, {}],
    ['alert.call-back', other.assistant, { result: 'spoke' }],
    ['alert.assess', other.assistant, { credibility: 'credible' }],
    ['alert.decide', other.commander, { decision: 'cannot', cause: 'road-closed' }],
    ['alert.feedback', other.assistant, { result: 'given', way: 'voice' }],
    ['alert.close', other.commander, {}],
  ];
  for (const [name, by, fields] of steps)
    happened[isRefusal(await test.act(name, by, id, fields)) ? 'refused' : 'done'] += 1;
}

/** Things that happen at another base; a seed decides which. */
export async function happensAt(
  test: TestNode,
  other: OtherBase,
  seed: number,
  times: number,
): Promise<void> {
  const draw = drawsOf(seed);
  await wholeLife(test, other);
  for (let n = 0; n < times; n++) await something(test, other, draw);
  await test.settle();
}
