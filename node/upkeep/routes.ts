// The node as whoever keeps it sees it. The administrator may also have the log read whole, and backups made now.
import { refuse } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import { accountsAnswer, upkeepAnswer, workAnswer, type WorkKind } from '@ulinzi/domain/upkeep';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App, NodeAtWork } from '../app/index.ts';
import { addRoute, localeOf } from '../http/index.ts';

const nothing = Type.Object({}, { additionalProperties: false });
const keepers: readonly string[] = ['administrator', 'custodian'];

export function addUpkeepRoutes(server: FastifyInstance, node: NodeAtWork): void {
  const { app } = node;

  addRoute(server, app, {
    method: 'GET',
    url: '/api/node',
    permission: 'post',
    summary: 'How this node stands and what is wrong with it, for the administrator and custodians',
    tag: 'node',
    query: nothing,
    output: upkeepAnswer,
    handle: async ({ actor, request }) => {
      if (!actor || !keepers.includes(actor.role)) return refuse('act/not-yours');
      return node.upkeep.seen(localeOf(request), actor.role === 'administrator');
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/node/work',
    permission: 'post',
    summary: 'How far the long work has come that was asked of this node',
    tag: 'node',
    query: nothing,
    output: workAnswer,
    handle: async ({ actor, request }) => {
      if (!actor || !keepers.includes(actor.role)) return refuse('act/not-yours');
      return { work: node.upkeep.work(localeOf(request)) };
    },
  });

  const begin = (kind: WorkKind, summary: string) =>
    addRoute(server, app, {
      method: 'POST',
      url: `/api/node/${kind}`,
      permission: 'post',
      summary,
      tag: 'node',
      body: nothing,
      output: workAnswer,
      handle: async ({ actor, request }) => {
        if (actor?.role !== 'administrator') return refuse('act/not-yours');
        return node.upkeep.begin(kind) ?? { work: node.upkeep.work(localeOf(request)) };
      },
    });
  begin('verify', 'Read the whole log and hold it against what this node has signed');
  begin('backup', 'Make the backups of log and keys now, where the node makes them each night');

  addRoute(server, app, {
    method: 'POST',
    url: '/api/node/stop-work',
    permission: 'post',
    summary: 'Stop the long work that was asked of this node; what it has finished stays',
    tag: 'node',
    body: nothing,
    output: workAnswer,
    handle: async ({ actor, request }) => {
      if (actor?.role !== 'administrator') return refuse('act/not-yours');
      await node.upkeep.stopWork();
      return { work: node.upkeep.work(localeOf(request)) };
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/accounts',
    permission: 'post',
    summary: 'Posts, and whether somebody holds them and can come in, for the administrator',
    tag: 'session',
    query: nothing,
    output: accountsAnswer,
    handle: async ({ actor }) => {
      if (actor?.role !== 'administrator') return refuse('act/not-yours');
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      if (app.keystore.isLocked) return refuse('node/locked');
      return { accounts: core.memory.registersOf<Post>('post').map(({ state }) => accountOf(app, state)) };
    },
  });
}

function accountOf({ keystore }: App, { slug, language }: Post) {
  const pen = keystore.sittingPen(slug)?.id;
  return {
    post: slug,
    isHeld: pen !== undefined,
    isEnrolled: pen !== undefined && keystore.credentials.hasPin(pen),
    sessions: pen === undefined ? 0 : keystore.sessions.ofPen(pen).length,
    language,
  };
}
