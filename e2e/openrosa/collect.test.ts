// ODK Collect of a visiting team against a real node: ODK's own engine fills in each form that the node gives out, and what
// it hands over is sent as Collect sends it. EXERCISE.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RealNode } from '../driver/index.ts';
import { type Answers, CollectPhone, type Filled, type Listed } from './engine.ts';

const team = 'nk-jpt-1';
const manager = 'nk-protection-manager';
const node = new RealNode();
let phone: CollectPhone;
let forms: readonly Listed[];
let visit = '';
const filled = new Map<string, Filled>();

const asAdmin = (...words: string[]) => node.done(...words, '--as', 'administrator');
const form = (kind: string) => forms.find(({ formId }) => formId === `ulinzi-${kind}`) as Listed;
const link = async (post: string) =>
  JSON.parse(await asAdmin('openrosa', 'access', '--post', post, '--json')) as {
    id: string;
    address: string;
    settings: string;
  };

/** Where the command line keeps the tokens of this node. */
const tokenFile = (post: string) => join(node.folders.data, '..', 'tokens', `${post}.token`);

/** Asks the node for a post, as the command line would. */
async function ask<Body>(post: string, path: string, body?: object): Promise<Body> {
  const authorization = `Bearer ${readFileSync(tokenFile(post), 'utf8').trim()}`;
  const answer = await fetch(new URL(path, node.url), {
    method: body ? 'POST' : 'GET',
    headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Body;
}

interface Report {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
}
const reports = async () => (await ask<{ reports: Report[] }>(manager, '/api/reports')).reports;
const idIn = (xml: string) => /<orx:instanceID>uuid:([^<]+)</.exec(xml)?.[1] ?? '';

beforeAll(async () => {
  await node.start();
  await node.done('claim', node.firstCode);
  const admin = (path: string, body: object) => ask<{ claimCode: string }>('administrator', path, body);
  const place = { latitude: -1.28, longitude: 28.49 };
  await admin('/api/bases', { slug: 'kibua', label: 'Kibua', province: 'nk', ...place });
  await admin('/api/communities', { slug: 'ntoto', label: 'Ntoto', base: 'kibua', ...place });
  for (const [slug, role, where] of [
    [team, 'jpt-member', { province: 'nk' }],
    [manager, 'protection-manager', { province: 'nk' }],
    ['kibua-cla-1', 'assistant', { base: 'kibua' }],
  ] as const) {
    await admin('/api/posts', { slug, label: slug, role, ...where });
    const { claimCode } = await admin(`/api/posts/${slug}/seat`, { name: 'EXERCISE' });
    if (slug !== 'kibua-cla-1') await node.done('claim', claimCode);
  }
  visit = (await ask<{ subject: string }>(team, '/api/visits', { base: 'kibua' })).subject;
  await ask(team, `/api/visits/${visit}/plan`, {
    from: '2026-11-20',
    until: '2026-11-22',
    communities: ['ntoto'],
    roster: [{ component: 'military', people: 5 }],
    vehicles: 2,
  });
  phone = new CollectPhone((await link(team)).address);
  forms = await phone.formList();
});

afterAll(async () => {
  await node.stop();
  node.remove();
});

const event = {
  placePrecision: 'village',
  community: 'ntoto',
  datePrecision: 'day',
  event: 'looting',
  actor: 'armed-group',
};
const known = { contact: 'patrol', knownTo: 'many' };
const text = 'EXERCISE « boutique » & <marché> vidés';

const answers: Readonly<Record<string, Answers>> = {
  flash: { ...event, ...known, text },
  daily: { isNil: 'no', security: text, needs: 'EXERCISE eau' },
  weekly: { isNil: 'yes' },
  incident: {
    ...event,
    ...known,
    killedLow: 0,
    killedHigh: 2,
    hurtLow: 1,
    displacedLow: 200,
    displacedHigh: 400,
    text,
    readers: 'province',
  },
  activity: { community: 'ntoto', activity: 'negotiation', minutes: 90, text },
  visit: { community: 'ntoto', 'observations/markets': 'grave', 'observations/schools': 'fine', text },
};

describe('A9 ODK Collect of a visiting team', () => {
  it('reads its settings from the square: the address, and nothing about anybody', async () => {
    const { address, settings } = await link(team);
    const read = JSON.parse(inflateSync(Buffer.from(settings, 'base64')).toString()) as object;
    expect(read).toMatchObject({ general: { server_url: address } });
    expect(JSON.stringify(read)).not.toMatch(/jpt|ulinzi/i);
  });

  it('is given a form for each kind of report', () => {
    expect(forms.map(({ formId }) => formId)).toEqual(Object.keys(answers).map((kind) => `ulinzi-${kind}`));
  });

  it.each(Object.entries(answers))(
    '%s is filled in, sent, and is a report with its codes and words',
    async (kind, given) => {
      const all = kind === 'visit' ? { ...given, visit } : given;
      const done = await phone.fill(form(kind), all, 'Kiswahili');
      filled.set(kind, done);
      expect(done.labels.get('/data/base')).toBe('Kituo gani?');
      const sent = await phone.send(done.data);
      expect({ kind, status: sent.status, text: sent.text.slice(-120) }).toMatchObject({ status: 201 });
      const report = (await reports()).find(({ id }) => id === idIn(done.xml));
      expect(sent.text).toContain(report?.number);
      const shown = JSON.stringify(await ask(manager, `/api/reports/${report?.id}`));
      for (const [path, answer] of Object.entries(all)) {
        if (path.startsWith('observations/') || path === 'isNil') continue;
        expect(shown).toContain(typeof answer === 'number' ? `"${path}":${answer}` : JSON.stringify(answer));
      }
      if (kind === 'visit') expect(shown).toContain('{"mark":"grave","what":"markets"}');
    },
  );

  it('the same instance sent twice is one report; another under its id is a conflict, and kept', async () => {
    const { xml } = filled.get('flash') as Filled;
    const before = await reports();
    expect((await phone.sendXml(xml)).status).toBe(201);
    const other = await phone.sendXml(xml.replace('EXERCISE', 'EXERCISE autre'));
    expect(other.status).toBe(409);
    expect(other.text).toContain('gardé au bureau');
    expect(await reports()).toEqual(before);
    const kept = JSON.parse(await node.done('openrosa', 'quarantine', '--json', '--as', manager)) as {
      kept: { id: string; report: string }[];
    };
    expect(kept.kept).toMatchObject([{ report: idIn(xml) }]);
    const read = await node.done('openrosa', 'read', kept.kept[0]?.id ?? '', '--as', manager);
    expect(read).toContain('text: EXERCISE autre « boutique » & <marché> vidés');
  });

  it('an encrypted form is refused for what it is, a revoked link and a wrong one alike', async () => {
    const encrypted = await phone.sendXml(
      '<data id="ulinzi-flash" encrypted="yes"><base64EncryptedKey>AA</base64EncryptedKey></data>',
    );
    expect(encrypted.status).toBe(422);
    expect(encrypted.text).toContain('chiffré');
    const { id, address } = await link(team);
    const lost = new CollectPhone(address);
    expect(await lost.formList()).toHaveLength(6);
    await asAdmin('openrosa', 'revoke', id);
    const wrong = new CollectPhone(`${node.url}/openrosa/${'x'.repeat(43)}`);
    for (const one of [lost, wrong]) {
      await expect(one.formList()).rejects.toThrow('401');
      expect((await one.sendXml((filled.get('flash') as Filled).xml)).status).toBe(401);
    }
    expect(
      (await node.ulinzi('openrosa', 'access', '--post', 'kibua-cla-1', '--as', 'administrator')).code,
    ).toBe(4);
  });

  it('no token and no word of a report stands in the node’s log', () => {
    expect(node.log).not.toMatch(/EXERCISE|\/openrosa\/[\w-]{43}/);
  });
});
