// Numbers of the keystore as acts give them: each speaks for one holder.
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Keystore, NamedHolder } from '../keystore/index.ts';

/** A refusal where a number speaks for somebody else; a stranger's may be given to anyone. */
export function takenByAnother(keystore: Keystore, number: string, holder: NamedHolder): Refusal | null {
  const taken = keystore.findLine(number)?.holder;
  const isFree = !taken || taken.kind === 'stranger' || JSON.stringify(taken) === JSON.stringify(holder);
  return isFree ? null : refuse('number/taken');
}
