import { mayOpenDesk, sessionAnswer } from '@ulinzi/domain/access';
import { isRefusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { App } from '../app/index.ts';
import { addRoute, isFromScreen, keepCookie, sessionOf } from '../http/index.ts';
import { sessionAnswerOf } from './session-answer.ts';
import { endOwn } from './session-routes.ts';

/** A screen that stays open in the watch room: everybody there reads it, and whoever acts gives a PIN. */
export function addDeskRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'POST',
    url: '/api/desk/open',
    permission: 'post',
    summary: 'Make this screen the duty desk of your base or province',
    tag: 'session',
    output: sessionAnswer,
    handle: async ({ actor, request, reply }) => {
      if (!actor || !mayOpenDesk(actor)) return refuse('act/not-yours');
      const session = sessionOf(app, request);
      // A token beside the cookie speaks for another post than the one whose screen would stand open.
      if (isRefusal(session) || !isFromScreen(request)) return refuse('session/not-found');
      app.keystore.sessions.makeDesk(session.id);
      keepCookie(request, reply);
      const desk = sessionOf(app, request);
      return isRefusal(desk) ? desk : sessionAnswerOf(app, desk);
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/desk/close',
    permission: 'post',
    summary: 'Close the duty desk, with a PIN',
    tag: 'session',
    output: sessionAnswer,
    handle: async ({ request, reply }) => {
      const session = sessionOf(app, request);
      if (isRefusal(session) || !session.isDesk) return refuse('session/not-found');
      return endOwn(app, request, reply);
    },
  });
}
