// Who is speaking, as far as the keystore knows: decided before anything of a message is believed.
import { senderForm } from '@ulinzi/domain/channels';
import type { Community } from '@ulinzi/domain/communities';
import type { Moment, SubjectId } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import type { Registers } from '@ulinzi/domain/registers';
import type { Source } from '@ulinzi/domain/sources';
import type { IncomingMessage } from '../channels/index.ts';
import type { Keystore, Line } from '../keystore/index.ts';

export type Sender =
  | { readonly kind: 'operator' }
  | { readonly kind: 'revoked'; readonly line: Line }
  | { readonly kind: 'staff'; readonly line: Line; readonly post: Post }
  | {
      readonly kind: 'known';
      readonly line: Line;
      readonly source: Source;
      readonly community: Community | undefined;
    }
  | { readonly kind: 'stranger'; readonly line: Line }
  /** The keystore is locked: whose number it is, is settled when it is unlocked (settle.ts). */
  | { readonly kind: 'not-yet-known'; readonly line: Line };

/** Finds or opens the line of a number and says whose it is. Operators' and alphanumeric senders have no line. */
export function senderOf(
  keystore: Keystore,
  registers: Registers,
  { from, kind }: Pick<IncomingMessage, 'from' | 'kind'>,
  now: Moment,
): Sender {
  const form = senderForm(from);
  if (form.form === 'operator') return { kind: 'operator' };
  const line = keystore.lineFor(form.number, now, kind);
  // Duty phones are known also then.
  if (keystore.isLocked && line.holder.kind !== 'post') return { kind: 'not-yet-known', line };
  return holderOf(registers, line);
}

/** Whose a line is, now that it can be told. */
export function holderOf(registers: Registers, line: Line): Exclude<Sender, { kind: 'operator' }> {
  if (line.state === 'revoked') return { kind: 'revoked', line };
  if (line.holder.kind === 'post') {
    const post = registers.post(line.holder.post);
    if (post) return { kind: 'staff', line, post };
  }
  if (line.holder.kind === 'source') {
    const source = registers.source(line.holder.source as SubjectId);
    if (source?.isPhoneRevoked) return { kind: 'revoked', line };
    if (source) return { kind: 'known', line, source, community: registers.community(source.community) };
  }
  return { kind: 'stranger', line };
}
