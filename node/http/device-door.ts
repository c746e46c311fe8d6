// Which phone is asking: each of its requests is signed by its own key and counted, so that nobody else writes for its
// post and nothing is done over again. Its clock may be wrong by a year, and is not looked at.
import { minApp, requestToSign } from '@ulinzi/domain/field';
import { isUuid, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyRequest } from 'fastify';
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { App } from '../app/index.ts';
import type { Device } from '../keystore/index.ts';
import { actorIn } from './session.ts';

/** The key of a phone, or undefined where these bytes are none that a phone of ours makes (ECDSA P-256). */
export function deviceKey(publicKey: Uint8Array): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** True where the bytes were signed by this phone. */
export function isSignedByDevice(
  device: Pick<Device, 'publicKey'>,
  bytes: Uint8Array,
  signature: string,
): boolean {
  const key = deviceKey(device.publicKey);
  const given = Buffer.from(signature, 'base64url');
  if (!key || given.length !== 64) return false;
  return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, given);
}

/** The phone that a request names, whoever sends it. */
export function deviceNamed(app: App, { headers }: FastifyRequest): Device | undefined {
  const id = headers['x-device'];
  return typeof id === 'string' && isUuid(id) ? app.keystore.devices.with(id) : undefined;
}

/**
 * The post of a phone as it stands now, where the signature is right and the count new: what arrives is judged by that.
 * A phone of an older program is told so before anything of it is taken in: it keeps all that it has.
 */
export function actorAtDevice(app: App, request: FastifyRequest): Actor | Refusal {
  const { headers } = request;
  if (!(wholeIn(headers['x-app']) >= minApp)) return refuse('app/too-old');
  const device = deviceNamed(app, request);
  if (!device) return refuse('device/unknown');
  if (device.isRevoked) return refuse('device/revoked');
  const [at, count] = [wholeIn(headers['x-at']), wholeIn(headers['x-count'])];
  const signature = headers['x-signature'];
  if (Number.isNaN(at) || Number.isNaN(count) || typeof signature !== 'string')
    return refuse('device/signature');
  const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const bodyDigest = createHash('sha256').update(body).digest('hex');
  const signed = requestToSign({ method: request.method, path: request.url, at, count, bodyDigest });
  if (!isSignedByDevice(device, signed, signature)) return refuse('device/signature');
  const actor = actorIn(app, device.post, device.pen);
  if ('refused' in actor) return actor;
  return app.keystore.devices.count(device.id, { count, signed }, app.clock.recorded())
    ? actor
    : refuse('device/replayed');
}

/** NaN where it is no whole number that can be counted with. */
function wholeIn(header: string | string[] | undefined): number {
  const value = typeof header === 'string' && /^\d{1,16}$/.test(header) ? Number(header) : Number.NaN;
  return Number.isSafeInteger(value) ? value : Number.NaN;
}
