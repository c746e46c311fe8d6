// What a device answers, checked by SimpleWebAuthn, which is loaded when somebody first uses a passkey. It throws where
// something is not right; which of all it was is told to nobody.
import type { Passkey } from '../keystore/index.ts';
import type { RelyingParty } from './relying-party.ts';

/** Algorithms that devices may sign with: ES256, EdDSA, and RS256 for Windows Hello. */
export const algorithms = [-7, -8, -257];

/** What a device made, as a page passes it on; all in base64url. */
export interface Made {
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  readonly transports: readonly string[];
}

/** What a device shows; all in base64url. */
export interface Shown {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string;
}

export interface Expected {
  readonly challenge: string;
  readonly party: RelyingParty;
}

type NewKey = Pick<Passkey, 'credential' | 'publicKey' | 'counter' | 'transports' | 'isSynced'>;

/** The challenge that a device's answer is to, before anything of it is believed; undefined for what no browser sends. */
export function challengeIn(clientDataJSON: string): string | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    if (typeof said !== 'object' || said === null || !('challenge' in said)) return undefined;
    // Our pages stand in no other page.
    if ('crossOrigin' in said && said.crossOrigin === true) return undefined;
    return typeof said.challenge === 'string' ? said.challenge : undefined;
  } catch {
    return undefined;
  }
}

/** The key that a device has made for us and unlocked by its person; undefined where anything is not as was asked. */
export async function keyMade(made: Made, { challenge, party }: Expected): Promise<NewKey | undefined> {
  if (challengeIn(made.clientDataJSON) !== challenge) return undefined;
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  try {
    const attestation = decodeAttestationObject(
      new Uint8Array(Buffer.from(made.attestationObject, 'base64url')),
    );
    // No maker has to vouch for a device. Where one does, the library would fetch lists from that maker.
    const format = attestation.get('fmt');
    const isOwn = format === 'packed' && attestation.get('attStmt').get('x5c') === undefined;
    if (format !== 'none' && !isOwn) return undefined;
    const { clientDataJSON, attestationObject } = made;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: 'new',
        rawId: 'new',
        type: 'public-key',
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return undefined;
    const { credential, credentialDeviceType } = registrationInfo;
    return {
      credential: Buffer.from(credential.id, 'base64url'),
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: made.transports,
      isSynced: credentialDeviceType === 'multiDevice',
    };
  } catch {
    return undefined;
  }
}

/** The counter that a device has come to, where it shows this passkey, unlocked by its person; else undefined. */
export async function counterShown(
  shown: Shown,
  passkey: Passkey,
  { challenge, party }: Expected,
): Promise<number | undefined> {
  if (!Buffer.from(shown.userHandle, 'base64url').equals(passkey.userHandle)) return undefined;
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const { id, clientDataJSON, authenticatorData, signature } = shown;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}
