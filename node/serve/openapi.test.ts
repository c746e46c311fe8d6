import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actPath, peoplesActs } from '@ulinzi/domain/acts';
import { buildServer } from './server.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { type ListedRoute, routesOf } from '../http/testing/routes.ts';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema: object }> };
  readonly responses: Record<string, { description?: string; content: Record<string, { schema: object }> }>;
}

interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly securitySchemes: Record<string, object> };
}

/** Pages and files of the description itself, and the metrics: no data of the mission's passes through them. */
const undescribed = [
  '/',
  '*',
  '/api',
  '/api/',
  '/api/*',
  '/api/json',
  '/api/yaml',
  '/api/openapi.json',
  '/api/static/index.html',
  '/api/static/swagger-initializer.js',
  '/metrics',
  // The form of the page of a locked node.
  '/unlock',
  '/authority',
  '/authority.css',
  '/authority.crt',
  '/authority.pem',
  // The phone's notebook, as files.
  '/field',
  '/field/',
  '/field/*',
  '/field*',
];

/** What needs no token: asking whether the node is up, and taking a post with a one-time code. */
const forAnyone = [
  'GET /healthz',
  'POST /api/claims',
  'POST /api/unlock',
  'POST /field/enrol',
  // Before somebody is signed in; and what asks for a passphrase by itself.
  'GET /api/session',
  'POST /api/session',
  'POST /api/session/persona',
  'POST /api/enrolments',
  'POST /api/enrolments/finish',
  'POST /api/account/passphrase',
  'POST /api/account/pin',
  ...['begin', 'finish'].flatMap((one) => [`POST /api/passkeys/${one}`, `POST /api/session/passkey/${one}`]),
  ...['send', 'texts', 'flood', 'advance', 'shown'].map((one) => `POST /api/exercise/${one}`),
  'GET /api/exercise',
  'GET /api/exercise/live',
  // Whose phone it is stands in the address (node/openrosa).
  ...['formList', 'forms/{form}', 'forms/{form}/manifest', 'files/{file}', 'submission'].map(
    (one) => `GET /openrosa/{token}/${one}`,
  ),
  'POST /openrosa/{token}/submission',
];

/** The doors at which a gateway knocks, on this machine and from elsewhere, and other people's phones: in their own words. */
const byGateway = /\/api\/gateways\/\{ref\}\/(incoming|reports)| \/in\/\{gateway\}| \/openrosa\/\{token\}\//;
const bySignature = / \/in\/\{gateway\}/;

const takesNothing =
  /\{ref\}\/(words|notes)$|\/(lock|session\/end|session\/passkey\/begin|(sessions|passkeys|devices|links|kept|forms)\/\{\w+\}\/(revoke|remove|words)|desk\/open|desk\/close)$/;

/** What a list is asked for, where it must be asked for something. */
const asked: Readonly<Record<string, string>> = {
  '/api/places': '?q=Ntoto',
  '/api/areas/at': '?latitude=-1.3&longitude=28.5',
  '/api/reports/prefill': '?kind=daily&day=2026-11-20',
  '/api/activities': '?month=2026-11',
  '/api/mentoring': '?month=2026-11',
  '/api/visits/staff-days': '?from=2026-11-01&until=2026-11-30',
};

/** What a detail is asked by, where it is no alert: made on a node that has none, by the first word of the address. */
const details: Readonly<Record<string, readonly [act: string, fields: Record<string, unknown>]>> = {
  recommendations: [
    'recommendation.make',
    { base: 'kibua', owner: 'kibua-commander', due: '2026-12-31', kind: 'patrol', priority: 'must' },
  ],
  reports: ['report.send', { kind: 'daily', readers: 'base', base: 'kibua', from: '2026-11-20' }],
  questions: ['question.ask', { line: 'office', base: 'kibua', words: 'EXERCISE' }],
  mentoring: [
    'mentoring.hold',
    { post: 'kibua-cla-1', on: '2026-11-20', way: 'call', reports: 3, promptness: 3, sourceSafety: 3 },
  ],
  visits: ['visit.want', { base: 'kibua' }],
  plans: [
    'plan.open',
    {
      base: 'kibua',
      communities: ['ntoto'],
      threats: ['looting'],
      measures: ['lighting'],
      review: '2026-12-31',
    },
  ],
};

/** Who may read a list, where not everybody does. */
const administrators: readonly string[] = [
  '/api/imports/{kind}/template',
  '/api/node',
  '/api/node/work',
  '/api/accounts',
  '/api/postings',
  '/api/devices',
  '/api/devices/quarantine',
  '/api/openrosa/links',
  '/api/openrosa/kept',
  '/api/openrosa/forms',
];

let test: TestNode;
let server: FastifyInstance;
let routes: ListedRoute[];
let document: OpenApi;
let operations: { name: string; path: string; method: string; operation: Operation }[];

beforeAll(async () => {
  test = await openTestNode();
  server = await buildServer(test.node);
  routes = routesOf(server).filter(({ url }) => !undescribed.includes(url));
  document = (await test.http('GET', '/api/openapi.json', null)).body as unknown as OpenApi;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      method,
      operation,
    })),
  );
});
afterAll(async () => {
  await server.close();
  await test.close();
});

/** `/api/alerts/:ref` as OpenAPI writes it. */
const inBraces = (url: string) => url.replaceAll(/:(\w+)/g, '{$1}');

/** Every schema within one, with where it stands. */
function* schemasIn(schema: unknown, at: string): Generator<[string, Record<string, unknown>]> {
  if (typeof schema !== 'object' || schema === null) return;
  const node = schema as Record<string, unknown>;
  yield [at, node];
  for (const [name, part] of Object.entries((node['properties'] ?? {}) as object))
    yield* schemasIn(part, `${at}.${name}`);
  for (const list of ['anyOf', 'oneOf', 'allOf'])
    for (const part of (node[list] ?? []) as unknown[]) yield* schemasIn(part, at);
  yield* schemasIn(node['items'], `${at}[]`);
}

const isStream = (operation: Operation) =>
  operation.responses['200']?.content['text/event-stream'] !== undefined;

/** What is answered: JSON, or on a stream the events by name. */
function contentOf(operation: Operation, status: string): { schema: object } | undefined {
  const content = operation.responses[status]?.content;
  return content?.['application/json'] ?? content?.['text/event-stream'];
}

/** Where a phone brings what it has written: bytes, signed by its own key. */
const byDevice = / \/field\/sync/;

const securityOf = (name: string) => {
  if (byDevice.test(name)) return { device: [] };
  return bySignature.test(name) ? { signature: [] } : byGateway.test(name) ? { gateway: [] } : { token: [] };
};

const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'];

describe('the API as it describes itself', () => {
  it('is OpenAPI 3.1, with a title, a version and how to sign in', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Ulinzi', version: expect.stringMatching(/^\d/) });
    expect(document.components.securitySchemes).toEqual({
      token: { type: 'http', scheme: 'bearer' },
      // A gateway that knocks by itself, with a secret of its own.
      gateway: { type: 'http', scheme: 'basic' },
      // A webhook that posts from elsewhere, by its signature.
      signature: { type: 'apiKey', in: 'header', name: 'x-signature' },
      // A phone of the field notebook, by its own key.
      device: { type: 'apiKey', in: 'header', name: 'x-device' },
    });
  });

  it('names every route that there is, and no other', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(operations.map(({ name }) => name).sort()).toEqual(
      routes.map(({ method, url }) => `${method} ${inBraces(url)}`).sort(),
    );
  });

  it('lists every act that people may do, with the fields that people give', () => {
    const acts = peoplesActs();
    expect(acts.length).toBeGreaterThan(25);
    const described = acts.map((act) => {
      const operation = document.paths[inBraces(actPath(act))]?.['post'];
      const fields = operation?.requestBody?.content['application/json']?.schema as Fields | undefined;
      return { act: act.name, isOpen: fields?.additionalProperties, fields: namesIn(fields?.properties) };
    });
    expect(described).toEqual(
      acts.map((act) => {
        const asked = Object.keys(act.data.properties).filter((field) => !act.byNode.includes(field));
        const texts = [...act.bodies.map((body) => body.name), ...act.secrets, 'saw'];
        return { act: act.name, isOpen: false, fields: [...asked, ...texts].sort() };
      }),
    );
  });

  it('says for every route what it is, who may, what comes out and how it refuses', () => {
    const said = operations.map(({ name, operation }) => ({
      name,
      summary: operation.summary,
      tags: operation.tags,
      security: operation.security ?? 'anyone',
      answers: ['200', '4XX', '5XX'].map((status) => contentOf(operation, status)),
      told: Object.values(operation.responses).map((response) => response.description),
    }));
    const refusal = { schema: expect.objectContaining({ required: ['refused', 'message'] }) };
    expect(said).toEqual(
      operations.map(({ name }) => ({
        name,
        summary: expect.stringMatching(/\w{3}/),
        tags: [expect.any(String)],
        security: forAnyone.includes(name) ? 'anyone' : [securityOf(name)],
        answers: [
          { schema: expect.objectContaining({ type: byGateway.test(name) ? 'string' : 'object' }) },
          refusal,
          refusal,
        ],
        told: [expect.any(String), expect.any(String), expect.any(String)],
      })),
    );
  });

  it('declares each part of an address, and a body only where something is sent', () => {
    const declared = operations.map(({ name, operation }) => {
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      return {
        name,
        parts: inPath.map((parameter) => ({ name: parameter.name, required: parameter.required })),
        body: Object.keys(operation.requestBody?.content ?? {}),
      };
    });
    expect(declared).toEqual(
      operations.map(({ name, path, method }) => ({
        name,
        parts: [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => ({ name: part, required: true })),
        // Reading words or notes is a POST because it is noted; it takes nothing. Nor does ending a session.
        // A gateway's bytes are of its own kind.
        body:
          method === 'get' || takesNothing.test(path) || byGateway.test(name) || byDevice.test(name)
            ? []
            : ['application/json'],
      })),
    );
  });

  it('is made of schemas that can be read, and lets nothing in that it does not name', () => {
    const faults = operations.flatMap(({ name, operation }) => {
      const input = operation.requestBody?.content['application/json']?.schema;
      const outputs = Object.values(operation.responses).map(
        (one) => one.content['application/json']?.schema,
      );
      const all = [input, ...outputs, ...(operation.parameters ?? []).map((one) => one.schema)];
      const open = [...schemasIn(input, name)].filter(
        ([, node]) => node['type'] === 'object' && node['additionalProperties'] !== false,
      );
      return [
        ...all.flatMap((schema) => [...schemasIn(schema, name)].flatMap(([at, node]) => faultsOf(node, at))),
        ...open.map(([at]) => `${at} lets anything in`),
      ];
    });
    expect(faults).toEqual([]);
  });
});

interface Fields {
  readonly properties: object;
  readonly additionalProperties: boolean;
}

const namesIn = (properties: object = {}) => Object.keys(properties).sort();

/** What a reader of the schema would stumble over. */
function faultsOf(node: Record<string, unknown>, at: string): string[] {
  const { type, pattern, properties } = node;
  const faults: string[] = [];
  if (type !== undefined && !types.includes(String(type))) faults.push(`${at} is of no known type`);
  if ('$ref' in node) faults.push(`${at} leads elsewhere`);
  const codes = (node['enum'] ?? []) as unknown[];
  if (new Set(codes).size !== codes.length) faults.push(`${at} names a code twice`);
  if (typeof pattern === 'string' && !isPattern(pattern)) faults.push(`${at} has no readable pattern`);
  const missing = ((node['required'] ?? []) as string[]).filter(
    (field) => !namesIn(properties as object).includes(field),
  );
  return [...faults, ...missing.map((field) => `${at} requires ${field}, which it does not have`)];
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

describe('what leaves is what was described', () => {
  it('every list and every detail answers by its schema, and with nothing beside it', async () => {
    const { alert } = await test.sms(phones.source, 'Silaha');
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await test.settle();
    const refs: Record<string, string> = {};
    for (const [kind, [act, fields]] of Object.entries(details))
      refs[kind] = (await test.did(act, null, null, fields)).subject;
    const lists = operations.filter(
      ({ method, name, operation }) => method === 'get' && !isStream(operation) && !byGateway.test(name),
    );
    const answers = await Promise.all(
      lists.map(async ({ name, path, operation }) => {
        const address =
          path.replace('{ref}', refs[path.split('/')[2] ?? ''] ?? alert ?? '').replace('{kind}', 'bases') +
          (asked[path] ?? '');
        const by = administrators.includes(path) ? 'administrator' : 'kibua-cla-1';
        const { status, body } = await test.http('GET', address, by);
        const schema = operation.responses['200']?.content['application/json']?.schema as TSchema;
        return { name, status, faults: [...Compile(closed(schema) as TSchema).Errors(body)] };
      }),
    );
    expect(answers).toEqual(lists.map(({ name }) => ({ name, status: 200, faults: [] })));
  });

  it("an alert's inner fields stay in", async () => {
    const { text } = await test.http('GET', '/api/alerts?show=all', 'kibua-commander');
    expect(text).toContain('"number"');
    expect(text).not.toMatch(/"(circle|home|epoch|version|pen|ring|ladder|feedbackSince)"/);
    expect((await test.http('GET', '/api/bases', 'kibua-commander')).text).not.toContain('"circle"');
  });
});

/** The same schema, with nothing let in that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  return parts['type'] === 'object' && parts['properties'] && !parts['patternProperties']
    ? { ...parts, additionalProperties: false }
    : parts;
}
