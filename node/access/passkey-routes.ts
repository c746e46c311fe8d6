import {
  passkeyDevices,
  passkeysAnswer,
  passkeysAtMost,
  passkeyToMake,
  type PasskeyToMake,
} from '@ulinzi/domain/access';
import { isRefusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute, sessionOf } from '../http/index.ts';
import type { Passkey } from '../keystore/index.ts';
import { withPassphrase } from './account-routes.ts';
import { bytesField, exactly, passphraseField, slugField } from './fields.ts';
import { algorithms, keyMade } from './passkey-checks.ts';
import { type Adding, challengeMs, PasskeysBeingAdded } from './passkey-challenges.ts';
import { type RelyingParty, relyingParty } from './relying-party.ts';
import type { TryLimit } from './try-limit.ts';

/** A person's passkeys: added at a screen of her own, with her passphrase once more; listed by day; removed. */
export function addPasskeyRoutes(server: FastifyInstance, app: App, limit: TryLimit): void {
  const beingAdded = new PasskeysBeingAdded();

  addRoute(server, app, {
    method: 'POST',
    url: '/api/passkeys/begin',
    permission: 'anyone',
    summary: 'Begin to add a passkey: with your passphrase, what your device is to be asked',
    tag: 'session',
    body: Type.Object({ passphrase: passphraseField, device: Type.Enum([...passkeyDevices]) }, exactly),
    output: passkeyToMake,
    handle: async ({ body, request }) => {
      const session = sessionOf(app, request);
      if (isRefusal(session)) return session;
      const party = relyingParty(app, request);
      if (isRefusal(party)) return party;
      // A duty desk is everybody's.
      if (session.isDesk) return refuse('passkey/not-here');
      const account = await withPassphrase(app, limit, request, body);
      if (isRefusal(account)) return account;
      const { passkeys } = app.keystore;
      const others = passkeys.ofPen(account.pen);
      if (others.length >= passkeysAtMost) return refuse('passkey/too-many');
      const given = { pen: account.pen, name: `${party.id} ${passkeys.freeNumber()}`, device: body.device };
      return askedOf(beingAdded.begin(session.id, given, app.clock.now()), party, others);
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/passkeys/finish',
    permission: 'anyone',
    summary: 'Add the passkey that your device has made',
    tag: 'session',
    body: Type.Object(
      {
        clientDataJSON: bytesField,
        attestationObject: bytesField,
        transports: Type.Array(Type.String({ pattern: '^[a-z-]{1,20}$' }), { maxItems: 10 }),
      },
      exactly,
    ),
    output: Type.Object({ added: Type.String({ description: 'Its name on the device.' }) }),
    handle: async ({ body, request }) => {
      const session = sessionOf(app, request);
      if (isRefusal(session)) return session;
      const party = relyingParty(app, request);
      if (isRefusal(party)) return party;
      const adding = beingAdded.take(session.id, app.clock.now());
      const key = adding && (await keyMade(body, { challenge: adding.challenge, party }));
      if (!adding || !key) return refuse('passkey/not-added');
      const { pen, userHandle, name, device } = adding;
      const isAdded = app.keystore.passkeys.add(
        pen,
        { ...key, userHandle, name, device },
        app.clock.recorded(),
      );
      return isAdded ? { added: name } : refuse('passkey/not-added');
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/passkeys',
    permission: 'post',
    summary: 'Passkeys: your own, or those of a post for the administrator',
    tag: 'session',
    query: Type.Object({ post: Type.Optional(slugField) }, exactly),
    output: passkeysAnswer,
    handle: async ({ actor, query }) => {
      if (!actor) return refuse('request/token');
      const isOwn = query.post === undefined || query.post === actor.post;
      if (!isOwn && actor.role !== 'administrator') return refuse('act/not-yours');
      const pen = isOwn ? actor.pen : app.keystore.sittingPen(query.post ?? '')?.id;
      // A desk stands open: its opener's passkeys are not for those who pass by.
      const isNobodys = pen === undefined || actor.post === null;
      return { passkeys: isNobodys ? [] : app.keystore.passkeys.ofPen(pen).map(present) };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/passkeys/:id/remove',
    permission: 'post',
    summary: 'Remove a passkey; screens that it signed in are signed out, but for the one that asks',
    tag: 'session',
    params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    output: Type.Object({ removed: Type.String() }),
    handle: async ({ actor, params, request }) => {
      const { passkeys, sessions } = app.keystore;
      const passkey = passkeys.with(params.id);
      const isTheirs = passkey && (passkey.pen === actor?.pen || actor?.role === 'administrator');
      if (!isTheirs) return refuse('passkey/not-found');
      const here = sessionOf(app, request);
      passkeys.remove(passkey.id);
      for (const one of sessions.ofPen(passkey.pen))
        if (one.passkey === passkey.id && (isRefusal(here) || one.id !== here.id)) sessions.end(one.id);
      return { removed: passkey.id };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/passkeys/revoke',
    permission: 'post',
    summary: 'For a device that was lost: remove all passkeys of a post and sign out all its screens',
    tag: 'session',
    body: Type.Object({ post: slugField }, exactly),
    output: Type.Object({ removed: Type.Integer(), revoked: Type.Integer() }),
    handle: async ({ actor, body, request }) => {
      if (actor?.role !== 'administrator') return refuse('act/not-yours');
      const { keystore } = app;
      const pen = keystore.sittingPen(body.post)?.id;
      if (pen === undefined) return { removed: 0, revoked: 0 };
      const here = sessionOf(app, request);
      const passkeys = keystore.passkeys.ofPen(pen);
      const screens = keystore.sessions.ofPen(pen).filter(({ id }) => isRefusal(here) || id !== here.id);
      for (const { id } of passkeys) keystore.passkeys.remove(id);
      for (const { id } of screens) keystore.sessions.end(id);
      return { removed: passkeys.length, revoked: screens.length };
    },
  });
}

/** What the device is asked. What it shows to whoever opens its list: the domain and a number. */
function askedOf(adding: Adding, party: RelyingParty, others: readonly Passkey[]): PasskeyToMake {
  const { name, challenge, userHandle, device } = adding;
  return {
    rp: { id: party.id, name: party.id },
    user: { id: Buffer.from(userHandle).toString('base64url'), name, displayName: name },
    challenge,
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: challengeMs,
    excludeCredentials: others.map(({ credential, transports }) => ({
      id: Buffer.from(credential).toString('base64url'),
      type: 'public-key',
      transports: [...transports],
    })),
    authenticatorSelection: {
      authenticatorAttachment: device === 'security-key' ? 'cross-platform' : 'platform',
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  };
}

function present({ id, device, name, isSynced, addedOn, usedOn }: Passkey) {
  return { id, device, name, isSynced, addedOn, usedOn };
}
