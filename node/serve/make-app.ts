// What routes and rounds are given of the node, put together once; what lives on the database is asked for each time.
import type { SubjectId } from '@ulinzi/domain/kernel';
import { type App, makeMetrics } from '../app/index.ts';
import { Channels } from '../channels/index.ts';
import type { Keystore } from '../keystore/index.ts';
import { derivedKey, type SawTokens, sawTokens } from '../log/index.ts';

export function makeApp(
  given: Pick<App, 'keystore' | 'clock' | 'log' | 'reach' | 'core'> & { readonly forward: App['forward'] },
): App {
  const { keystore, forward, ...parts } = given;
  return {
    ...parts,
    keystore,
    kind: keystore.kind,
    nodeId: keystore.nodeId,
    nodeSubject: keystore.nodeId as string as SubjectId,
    get tokens() {
      return tokensOf(keystore);
    },
    channels: new Channels(),
    metrics: makeMetrics(),
    forward: keystore.kind === 'exercise' ? forward : null,
  };
}

/** By what keys the keystore has at hand: locked, it derives others. */
const tokens = new WeakMap<object, SawTokens>();

function tokensOf(keystore: Keystore): SawTokens {
  let made = tokens.get(keystore.keysAtHand);
  if (!made) tokens.set(keystore.keysAtHand, (made = sawTokens(derivedKey(keystore, 'saw'))));
  return made;
}
