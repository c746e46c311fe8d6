// A device that keeps passkeys, in software: what its browser and its chip would answer, or what a thief would have them
// answer. ES256, no attestation.
import type { PasskeyToMake, PasskeyToShow } from '@ulinzi/domain/access';
import { generateKeyPairSync, hash, type KeyObject, randomBytes, sign } from 'node:crypto';

interface Key {
  readonly id: Buffer;
  readonly rpId: string;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** What is otherwise than asked. */
export interface Otherwise {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly isVerified?: boolean;
  readonly crossOrigin?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly format?: string;
}

const present = 0x01;
const verified = 0x04;
const withKey = 0x40;

export class Authenticator {
  readonly #origin: string;
  readonly keys: Key[] = [];
  counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Makes a passkey and answers as our page passes it on. */
  make(asked: PasskeyToMake, otherwise: Otherwise = {}) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomBytes(20);
    const key = { id, rpId: asked.rp.id, userHandle: asked.user.id, privateKey, publicKey };
    this.keys.push(key);
    const data = Buffer.concat([
      this.#data(key, otherwise, withKey),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      coseOf(publicKey),
    ]);
    const attestation = cbor(
      new Map<string, unknown>([
        ['fmt', otherwise.format ?? 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ]),
    );
    return {
      clientDataJSON: this.#clientData('webauthn.create', asked.challenge, otherwise),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    };
  }

  /** Shows a passkey that it has. */
  show(asked: PasskeyToShow, otherwise: Otherwise = {}, key = this.keys.at(-1)) {
    if (!key) throw new Error('no passkey');
    this.counter += 1;
    const data = this.#data(key, otherwise);
    const clientDataJSON = this.#clientData('webauthn.get', asked.challenge, otherwise);
    const signed = Buffer.concat([data, hash('sha256', Buffer.from(clientDataJSON, 'base64url'), 'buffer')]);
    return {
      id: key.id.toString('base64url'),
      clientDataJSON,
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, key.privateKey).toString('base64url'),
      userHandle: otherwise.userHandle ?? key.userHandle,
    };
  }

  #data(
    key: Key,
    { rpId = key.rpId, isVerified = true, counter = this.counter }: Otherwise,
    more = 0,
  ): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(present | (isVerified ? verified : 0) | more, 0);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([hash('sha256', rpId, 'buffer'), rest]);
  }

  #clientData(type: string, challenge: string, otherwise: Otherwise): string {
    const data = { type, challenge, origin: this.#origin, crossOrigin: false, ...clientDataIn(otherwise) };
    return Buffer.from(JSON.stringify(data)).toString('base64url');
  }
}

function clientDataIn({ origin, challenge, type, crossOrigin }: Otherwise) {
  return {
    ...(origin !== undefined && { origin }),
    ...(challenge !== undefined && { challenge }),
    ...(type !== undefined && { type }),
    ...(crossOrigin !== undefined && { crossOrigin }),
  };
}

function coseOf(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  );
}

/** As much of CBOR (RFC 8949) as a device needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (!(value instanceof Map)) throw new Error('not of a device');
  const pairs = [...value].flatMap(([name, held]) => [cbor(name), cbor(held)]);
  return Buffer.concat([head(5, value.size), ...pairs]);
}

function head(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(kind << 5) | size]);
  return size < 256
    ? Buffer.from([(kind << 5) | 24, size])
    : Buffer.from([(kind << 5) | 25, size >> 8, size & 0xff]);
}
