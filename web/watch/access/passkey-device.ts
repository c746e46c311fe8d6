// The browser's side of passkeys: it asks the device, which asks its person. What is not done is said by what she can do
// about it. SimpleWebAuthn is part of the page and not fetched when it is needed: after an upgrade of the node the page
// that stands open could not fetch it any more, and nobody could enter.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { PasskeyToMake, PasskeyToShow } from '@ulinzi/domain/access';

/** Why a device did not make or show a passkey; `watch-access.device-<fault>` says it. */
export const deviceFaults = ['cancelled', 'has-one', 'cannot', 'address', 'failed'] as const;
export type DeviceFault = (typeof deviceFaults)[number];

/** True where this page may use passkeys at all: over https by the node's name, or on the node's own machine. */
export function hasPasskeys(page: { isSecureContext: boolean; hostname: string; hasApi: boolean }): boolean {
  // A bare address has none, in any browser.
  const isName = page.hostname === 'localhost' || /\.[a-z][a-z0-9-]*$/i.test(page.hostname);
  return page.isSecureContext && page.hasApi && isName;
}

export function hasPasskeysHere(): boolean {
  const { isSecureContext, location } = globalThis;
  return hasPasskeys({
    isSecureContext,
    hostname: location.hostname,
    hasApi: 'PublicKeyCredential' in globalThis,
  });
}

/** What to say of an error of the browser. It tells somebody who turned back from nothing that fits: on purpose. */
export function faultOf(error: unknown): DeviceFault {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  if (name === 'InvalidStateError') return 'has-one';
  if (name === 'ConstraintError' || name === 'NotSupportedError') return 'cannot';
  return name === 'SecurityError' ? 'address' : 'failed';
}

/** Has a device make a passkey; gives what the node wants to know of it. */
export async function makePasskey(optionsJSON: PasskeyToMake): Promise<object | DeviceFault> {
  try {
    const { response } = await startRegistration({ optionsJSON });
    const { clientDataJSON, attestationObject, transports = [] } = response;
    return { clientDataJSON, attestationObject, transports };
  } catch (error) {
    return faultOf(error);
  }
}

/** Has a device show one of its passkeys. */
export async function showPasskey(optionsJSON: PasskeyToShow): Promise<object | DeviceFault> {
  try {
    const { id, response } = await startAuthentication({ optionsJSON });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    // Without it the device does not say whose key it is: an old one, of another kind.
    return userHandle === undefined
      ? 'cannot'
      : { id, clientDataJSON, authenticatorData, signature, userHandle };
  } catch (error) {
    return faultOf(error);
  }
}
