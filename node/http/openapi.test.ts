import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actPath, peoplesActs } from '@ulinzi/domain/acts';
import { buildServer } from '../serve/server.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { type ListedRoute, routesOf } from './testing/routes.ts';

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
  '/api',
  '/api/',
  '/api/*',
  '/api/json',
  '/api/yaml',
  '/api/openapi.json',
  '/api/static/index.html',
  '/api/static/swagger-initializer.js',
  '/metrics',
];

/** What needs no token: asking whether the node is up, and taking a post with a one-time code. */
const forAnyone = ['GET /healthz', 'POST /api/claims'];

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

const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'];

describe('the API as it describes itself', () => {
  it('is OpenAPI 3.1, with a title, a version and how to sign in', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Ulinzi', version: expect.stringMatching(/^\d/) });
    expect(document.components.securitySchemes).toEqual({ token: { type: 'http', scheme: 'bearer' } });
  });

  it('names every route that there is, and no other', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(operations.map(({ name }) => name).sort()).toEqual(
      routes.map(({ method, url }) => `${method} ${inBraces(url)}`).sort(),
    );
  });

  it('lists every act that people may do', () => {
    const acts = peoplesActs();
    expect(acts.length).toBeGreaterThan(25);
    for (const act of acts) {
      const operation = document.paths[inBraces(actPath(act))]?.['post'];
      expect(operation?.summary, act.name).toEqual(expect.any(String));
      const fields = operation?.requestBody?.content['application/json']?.schema as {
        properties: object;
        additionalProperties: boolean;
      };
      const asked = Object.keys(act.data.properties).filter((field) => !act.byNode.includes(field));
      const texts = [...act.bodies.map((body) => body.name), ...act.secrets, 'saw'];
      expect(Object.keys(fields.properties).sort(), act.name).toEqual([...asked, ...texts].sort());
      expect(fields.additionalProperties, act.name).toBe(false);
    }
  });

  it('says for every route what it is, who may, what comes out and how it refuses', () => {
    for (const { name, operation } of operations) {
      expect(operation.summary, name).toMatch(/\w{3}/);
      expect(operation.tags?.length, name).toBe(1);
      expect(operation.security ?? 'anyone', name).toEqual(
        forAnyone.includes(name) ? 'anyone' : [{ token: [] }],
      );
      for (const status of ['200', '4XX', '5XX']) {
        const response = operation.responses[status];
        expect(response?.description, name).toEqual(expect.any(String));
        expect(response?.content['application/json']?.schema, `${name} ${status}`).toMatchObject({
          type: 'object',
        });
      }
      const refusal = operation.responses['4XX']?.content['application/json']?.schema;
      expect(refusal, name).toMatchObject({ required: ['refused', 'message'] });
    }
  });

  it('declares each part of an address, and a body only where something is sent', () => {
    for (const { name, path, method, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(
        declared.map((parameter) => parameter.name),
        name,
      ).toEqual(inPath);
      expect(
        declared.every((parameter) => parameter.required === true),
        name,
      ).toBe(true);
      if (method === 'get') expect(operation.requestBody, name).toBeUndefined();
      else if (!path.endsWith('/words'))
        expect(operation.requestBody?.content, name).toHaveProperty('application/json');
    }
  });

  it('is made of schemas that can be read: known types, no open objects among inputs, no empty choice', () => {
    for (const { name, operation } of operations) {
      const input = operation.requestBody?.content['application/json']?.schema;
      const outputs = Object.values(operation.responses).map(
        (one) => one.content['application/json']?.schema,
      );
      for (const schema of [input, ...outputs, ...(operation.parameters ?? []).map((one) => one.schema)]) {
        for (const [at, node] of schemasIn(schema, name)) {
          if (node['type'] !== undefined) expect(types, at).toContain(node['type']);
          expect(
            Object.keys(node).some((key) => key === '$ref'),
            at,
          ).toBe(false);
          if (Array.isArray(node['enum'])) expect(new Set(node['enum']).size, at).toBe(node['enum'].length);
          if (typeof node['pattern'] === 'string')
            expect(() => new RegExp(String(node['pattern'])), at).not.toThrow();
          const required = (node['required'] ?? []) as string[];
          for (const field of required) expect(node['properties'], at).toHaveProperty([field]);
        }
      }
      for (const [at, node] of schemasIn(input, name))
        if (node['type'] === 'object') expect(node['additionalProperties'], at).toBe(false);
    }
  });
});

describe('what leaves is what was described', () => {
  it('every list and every detail answers by its schema, and with nothing beside it', async () => {
    const { alert } = await test.sms(phones.source, 'Silaha');
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await test.settle();
    for (const { name, path, method, operation } of operations) {
      if (method !== 'get') continue;
      const { status, body } = await test.http('GET', path.replace('{ref}', alert ?? ''), 'kibua-cla-1');
      expect(status, name).toBe(200);
      const schema = operation.responses['200']?.content['application/json']?.schema as TSchema;
      expect([...Compile(closed(schema) as TSchema).Errors(body)], name).toEqual([]);
    }
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
