import { passphraseFault, pinFault } from '@ulinzi/domain/access';
import { isRefusal, type PenId, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute, deskPosts, sessionOf } from '../http/index.ts';
import { exactly, passphraseField, pinField, slugField } from './fields.ts';
import type { TryLimit } from './try-limit.ts';

const changed = Type.Object({ changed: Type.Enum(['passphrase', 'pin']) });
/** At a duty desk: whose. Elsewhere it is the post that is signed in. */
const whose = Type.Optional(slugField);

interface Account {
  readonly pen: PenId;
  readonly post: string;
  /** This screen's session. */
  readonly session: string;
}

/**
 * A person changes what she signs in with. At a duty desk she names her post and gives her passphrase in the place of
 * her PIN, which may be the very thing that is locked.
 */
export function addAccountRoutes(server: FastifyInstance, app: App, limit: TryLimit): void {
  addRoute(server, app, {
    method: 'POST',
    url: '/api/account/passphrase',
    permission: 'anyone',
    summary: 'Change your passphrase; your other screens are signed out, duty desks stay',
    tag: 'session',
    body: Type.Object({ passphrase: passphraseField, next: passphraseField, post: whose }, exactly),
    output: changed,
    handle: async ({ body, request }) => {
      const account = await withPassphrase(app, limit, request, body);
      if (isRefusal(account)) return account;
      const fault = passphraseFault(body.next, account.post);
      if (fault) return refuse('passphrase/weak', [fault]);
      const { credentials, sessions } = app.keystore;
      await credentials.setPassphrase(account.pen, body.next);
      for (const { id, isDesk } of sessions.ofPen(account.pen))
        if (!isDesk && id !== account.session) sessions.end(id);
      return { changed: 'passphrase' as const };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/account/pin',
    permission: 'anyone',
    summary: 'Choose another PIN, also where the former is locked',
    tag: 'session',
    body: Type.Object({ passphrase: passphraseField, pin: pinField, post: whose }, exactly),
    output: changed,
    handle: async ({ body, request }) => {
      const account = await withPassphrase(app, limit, request, body);
      if (isRefusal(account)) return account;
      const fault = pinFault(body.pin);
      if (fault) return refuse('pin/weak', [fault]);
      await app.keystore.credentials.setPin(account.pen, body.pin);
      return { changed: 'pin' as const };
    },
  });
}

/** Whose passphrase this is, at a screen that is signed in. Wrong ones count as they do at the door. */
export async function withPassphrase(
  app: App,
  limit: TryLimit,
  request: FastifyRequest,
  given: { passphrase: string; post?: string },
): Promise<Account | Refusal> {
  const session = sessionOf(app, request);
  if (isRefusal(session)) return session;
  const { keystore, clock } = app;
  const post = session.isDesk ? given.post : session.post;
  const isHere = !session.isDesk || deskPosts(app, session.actor).some((one) => one.slug === post);
  if (post === undefined || !isHere) return refuse('session/wrong');
  if (!limit.mayTry(clock.now()) || !keystore.attempts.begin(post, clock.now()))
    return refuse('session/wait');
  const pen = keystore.sittingPen(post)?.id;
  const isRight = await keystore.credentials.isPassphrase(pen, given.passphrase);
  if (!pen || !isRight) return refuse('session/wrong');
  keystore.attempts.succeeded(post);
  return { pen, post, session: session.id };
}
