import { minApp, type SyncAnswer, syncAnswer, syncLimits, syncType } from '@ulinzi/domain/field';
import { isoOf, isRefusal, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyInstance } from 'fastify';
import type { NodeAtWork } from '../app/index.ts';
import { addRoute, deviceNamed } from '../http/index.ts';
import type { Device } from '../keystore/index.ts';
import { deltaFor } from './delta.ts';
import { numbered } from './item.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { gapsOf, itemsOf, receiptsAfter } from './sync-store.ts';
import { takeIn } from './take-in.ts';
import { type Unfolded, unfolded } from './unfold.ts';
import { judgeAfterGap } from './waiting.ts';

const receiptsAtOnce = 500;
const missingAtOnce = 200;

/** Where phones bring what they have written, and are told what became of it and what is new for their post. */
export function addSyncRoutes(server: FastifyInstance, node: NodeAtWork): void {
  const { app } = node;
  server.register(async (field) => {
    // The bytes as they come: they are what is signed.
    field.removeAllContentTypeParsers();
    field.addContentTypeParser(
      syncType,
      { parseAs: 'buffer', bodyLimit: syncLimits.sentBytes },
      (_request, body, done) => done(null, body),
    );
    addRoute(field, app, {
      method: 'POST',
      url: '/field/sync',
      permission: 'device',
      summary: 'Bring what a phone has written; be told what became of it, and what is new for its post',
      tag: 'field',
      bodyLimit: syncLimits.sentBytes,
      output: syncAnswer,
      handle: async ({ actor, request }) => {
        const device = deviceNamed(app, request);
        if (!actor || !device) return refuse('device/unknown');
        const given = await unfolded(request.body);
        if (isRefusal(given)) return given;
        const behindMs = app.clock.now() - Number(request.headers['x-at']);
        return oneAtATime(app, device.id, () => synced(node, { device, actor, behindMs }, given));
      },
    });
  });
}

interface From {
  readonly device: Device;
  readonly actor: Actor;
  readonly behindMs: number;
}

async function synced(
  node: NodeAtWork,
  { device, actor, behindMs }: From,
  { request, items: given }: Unfolded,
): Promise<SyncAnswer | Refusal> {
  const core = node.app.core();
  if (!core) return refuse('node/not-durable');
  const { pool } = core;
  const items = given.flatMap((one) => numbered(one) ?? []);
  const { have, first = 1 } = request;
  const last = Math.max(request.last, ...items.map(({ n }) => n));
  const inHand = new Set(items.map(({ n }) => n));
  const lowestMissing = await lowestOf(gapsOf(pool, device.id, first, last), (n) => !inHand.has(n));
  const again = await takeIn(node, { sender: { device, actor }, items, have, lowestMissing, behindMs });
  const gaps = await gapsOf(pool, device.id, first, last);
  await judgeAfterGap(node, pool, device.id, gaps[0]?.from ?? Infinity);
  const fresh = await receiptsAfter(pool, device.id, have, receiptsAtOnce + 1);
  const receipts = fresh.slice(0, receiptsAtOnce);
  const told = new Set(receipts.map(({ n }) => n));
  const repeated = await itemsOf(
    pool,
    device.id,
    [...again].filter((n) => !told.has(n)),
  );
  const { delta, cursor } = request.asks?.includes('lists')
    ? await deltaFor(node.app, core, actor, request.cursor)
    : { delta: {}, cursor: request.cursor };
  return {
    v: 1,
    now: isoOf(node.app.clock.recorded()),
    receipts: [...repeated.map(({ receipt }) => receipt).filter(({ r }) => r <= have), ...receipts],
    hasMore: fresh.length > receiptsAtOnce,
    missing: numbersIn(gaps, missingAtOnce),
    delta,
    cursor,
    minApp,
  };
}

/** The lowest number of these stretches that fits, or Infinity. */
async function lowestOf(
  stretches: Promise<readonly { from: number; until: number }[]>,
  fits: (n: number) => boolean,
): Promise<number> {
  for (const { from, until } of await stretches) for (let n = from; n <= until; n++) if (fits(n)) return n;
  return Infinity;
}

function numbersIn(stretches: readonly { from: number; until: number }[], most: number): number[] {
  const numbers: number[] = [];
  for (const { from, until } of stretches)
    for (let n = from; n <= until && numbers.length < most; n++) numbers.push(n);
  return numbers;
}
