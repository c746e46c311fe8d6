export { removeDisk } from './disk.ts';
export { hasDoor, makeDoor, openDoor, waitNow } from './door.ts';
export { Keep, type Put, sealedRecord } from './keep.ts';
export { shortest } from './passphrase.ts';
export { makeSigningKey, sign, signingKey } from './signing-key.ts';
export { makeSlit, showOutside, slipIn, slippedIn, villagesOutside } from './slit.ts';
export type { Bytes } from './sealing.ts';
