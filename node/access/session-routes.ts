import { sessionAnswer, type SessionAnswer } from '@ulinzi/domain/access';
import { isRefusal, type PenId, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import {
  actorIn,
  addRoute,
  giveCookie,
  isFromOurPages,
  isThisMachine,
  sessionOf,
  takeCookie,
  whenOf,
} from '../http/index.ts';
import { codeField, exactly, passphraseField, slugField } from './fields.ts';
import { askersAnswer, sessionAnswerOf } from './session-answer.ts';
import type { TryLimit } from './try-limit.ts';

/** Who is signed in here; signing in and out. A post is named, never a person. */
export function addSessionRoutes(server: FastifyInstance, app: App, limit: TryLimit): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/session',
    permission: 'anyone',
    summary: 'Who is signed in at this screen',
    tag: 'session',
    output: sessionAnswer,
    handle: async ({ request }) => askersAnswer(app, request),
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/session',
    permission: 'anyone',
    summary: 'Sign in with passphrase and one-time code, of the phone or of the paper',
    tag: 'session',
    body: Type.Object({ post: slugField, passphrase: passphraseField, code: codeField }, exactly),
    output: sessionAnswer,
    handle: async ({ body, request, reply }) => {
      if (!isFromOurPages(request)) return refuse('request/token');
      const { keystore, clock } = app;
      if (!limit.mayTry(clock.now())) return refuse('session/wait');
      if (!keystore.attempts.begin(body.post, clock.now())) return refuse('session/wait');
      const pen = keystore.sittingPen(body.post)?.id;
      const isRight = await keystore.credentials.signIn(pen, body.passphrase, body.code, clock.recorded());
      if (!pen || !isRight) return refuse('session/wrong');
      keystore.attempts.succeeded(body.post);
      return signedIn(app, request, reply, { post: body.post, pen });
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/session/persona',
    permission: 'anyone',
    summary: 'Sit down as an invented person: in the exercise, on its own machine',
    tag: 'session',
    body: Type.Object({ post: slugField }, exactly),
    output: sessionAnswer,
    handle: async ({ body, request, reply }) => {
      if (app.kind !== 'exercise' || !isThisMachine(request)) return refuse('act/unknown');
      if (!isFromOurPages(request)) return refuse('request/token');
      const pen = app.keystore.sittingPen(body.post);
      return pen ? signedIn(app, request, reply, { post: body.post, pen: pen.id }) : refuse('post/unknown');
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/session/end',
    permission: 'post',
    summary: 'Sign out',
    tag: 'session',
    output: sessionAnswer,
    handle: async ({ request, reply }) => endOwn(app, request, reply),
  });
}

/** Begins a session for a pen in its post, in the place of the one that this browser had. */
export function signedIn(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  { post, pen, passkey = null }: { post: string; pen: PenId; passkey?: string | null },
): SessionAnswer | Refusal {
  const actor = actorIn(app, post, pen);
  if (isRefusal(actor)) return actor;
  const former = sessionOf(app, request);
  if (!isRefusal(former)) app.keystore.sessions.end(former.id);
  const { token } = app.keystore.sessions.open(pen, whenOf(app), passkey);
  giveCookie(request, reply, token);
  return sessionAnswerOf(app, { post, isDesk: false, actor });
}

/** Ends the session of this browser. */
export function endOwn(app: App, request: FastifyRequest, reply: FastifyReply): SessionAnswer | Refusal {
  const session = sessionOf(app, request);
  // A token of the command line is no session, and is not ended here.
  if (isRefusal(session)) return refuse('session/not-found');
  app.keystore.sessions.end(session.id);
  takeCookie(request, reply);
  return sessionAnswerOf(app, null);
}
