// Passkeys: keys that a device keeps and shows only to whoever opens it with her finger, face or its PIN. What a device
// is asked and what the screens list; neither a post nor a name stands in what goes to the device.
import { type Static, Type } from 'typebox';

/** What a person says a passkey lies in. */
export const passkeyDevices = ['laptop', 'phone', 'security-key'] as const;
export type PasskeyDevice = (typeof passkeyDevices)[number];

/** Of one pen; more are a sign that old ones were not removed. */
export const passkeysAtMost = 8;

const day = { description: 'The day, YYYY-MM-DD.' };

export const passkeysAnswer = Type.Object({
  passkeys: Type.Array(
    Type.Object({
      id: Type.String(),
      device: Type.Enum([...passkeyDevices]),
      /** As the device itself lists it: the domain and a number. */
      name: Type.String(),
      /** The maker of the device may copy it to the person's other devices. */
      isSynced: Type.Boolean(),
      addedOn: Type.String(day),
      usedOn: Type.Union([Type.String(day), Type.Null()]),
    }),
  ),
});
export type PasskeysAnswer = Static<typeof passkeysAnswer>;

const credential = Type.Object({
  id: Type.String(),
  type: Type.Literal('public-key'),
  transports: Type.Array(Type.String()),
});

/** What a device is asked to make a passkey with (WebAuthn's PublicKeyCredentialCreationOptionsJSON). */
export const passkeyToMake = Type.Object({
  rp: Type.Object({ id: Type.String(), name: Type.String() }),
  user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
  challenge: Type.String(),
  pubKeyCredParams: Type.Array(Type.Object({ type: Type.Literal('public-key'), alg: Type.Integer() })),
  timeout: Type.Integer(),
  excludeCredentials: Type.Array(credential),
  authenticatorSelection: Type.Object({
    authenticatorAttachment: Type.Enum(['platform', 'cross-platform']),
    residentKey: Type.Literal('required'),
    requireResidentKey: Type.Literal(true),
    userVerification: Type.Literal('required'),
  }),
  attestation: Type.Literal('none'),
});
export type PasskeyToMake = Static<typeof passkeyToMake>;

/** What a device is asked to show a passkey with; which one is for the person to choose. */
export const passkeyToShow = Type.Object({
  rpId: Type.String(),
  challenge: Type.String(),
  timeout: Type.Integer(),
  userVerification: Type.Literal('required'),
});
export type PasskeyToShow = Static<typeof passkeyToShow>;
