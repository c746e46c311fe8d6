import { passkeyToShow, sessionAnswer } from '@ulinzi/domain/access';
import { isRefusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute, isFromOurPages } from '../http/index.ts';
import type { Passkey } from '../keystore/index.ts';
import { bytesField, exactly } from './fields.ts';
import { challengeIn, counterShown, type Shown } from './passkey-checks.ts';
import { challengeMs, SignInChallenges } from './passkey-challenges.ts';
import { type RelyingParty, relyingParty } from './relying-party.ts';
import { signedIn } from './session-routes.ts';
import { TryLimit } from './try-limit.ts';

/**
 * Signing in with a passkey: it stands for passphrase and code together, because the device asked its person first. No
 * post is named: the device tells which passkey, and that whose it is. Whatever is not right answers in the same bytes.
 */
export function addPasskeySignIn(server: FastifyInstance, app: App): void {
  const challenges = new SignInChallenges();
  // Of its own: who tries passphrases at random does not keep out those who need none.
  const limit = new TryLimit();

  addRoute(server, app, {
    method: 'POST',
    url: '/api/session/passkey/begin',
    permission: 'anyone',
    summary: 'Begin to sign in with a passkey: what your device is to be asked',
    tag: 'session',
    output: passkeyToShow,
    handle: async ({ request }) => {
      if (!isFromOurPages(request)) return refuse('request/token');
      const party = relyingParty(app, request);
      if (isRefusal(party)) return party;
      return {
        rpId: party.id,
        challenge: challenges.give(app.clock.now()),
        timeout: challengeMs,
        userVerification: 'required' as const,
      };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/session/passkey/finish',
    permission: 'anyone',
    summary: 'Sign in with the passkey that your device shows',
    tag: 'session',
    body: Type.Object(
      {
        id: bytesField,
        clientDataJSON: bytesField,
        authenticatorData: bytesField,
        signature: bytesField,
        userHandle: bytesField,
      },
      exactly,
    ),
    output: sessionAnswer,
    handle: async ({ body, request, reply }) => {
      if (!isFromOurPages(request)) return refuse('request/token');
      const party = relyingParty(app, request);
      if (isRefusal(party)) return party;
      if (!limit.mayTry(app.clock.now())) return refuse('session/wait');
      const challenge = challengeIn(body.clientDataJSON);
      if (challenge === undefined || !challenges.take(challenge, app.clock.now()))
        return refuse('passkey/wrong');
      const passkey = await passkeyShown(app, body, { challenge, party });
      const pen = passkey && app.keystore.pen(passkey.pen);
      if (!pen || app.keystore.sittingPen(pen.post)?.id !== pen.id) return refuse('passkey/wrong');
      return signedIn(app, request, reply, { post: pen.post, pen: pen.id, passkey: passkey.id });
    },
  });
}

async function passkeyShown(
  app: App,
  shown: Shown,
  expected: { challenge: string; party: RelyingParty },
): Promise<Passkey | undefined> {
  const { passkeys } = app.keystore;
  const passkey = passkeys.withCredential(Buffer.from(shown.id, 'base64url'));
  const counter = passkey && (await counterShown(shown, passkey, expected));
  if (!passkey || counter === undefined) return undefined;
  const isNoted = passkeys.noteUse(passkey.id, { from: passkey.counter, to: counter }, app.clock.recorded());
  return isNoted ? passkey : undefined;
}
