// Whether a bip is taken for the answer to a drill: the facts are gathered here, the rule is domain/drills/answer.ts.
import { isOpen } from '@ulinzi/domain/alerts';
import { senderForm } from '@ulinzi/domain/channels';
import { answersDrill, isMeant, isRunning } from '@ulinzi/domain/drills';
import type { Moment, SubjectId } from '@ulinzi/domain/kernel';
import type { IncomingMessage } from '../channels/index.ts';
import type { Keystore, Line } from '../keystore/index.ts';
import type { Passed } from './passed.ts';

/** Every telephone of the source to whom a line belongs, this one too; none of anybody else. */
function herLines(keystore: Keystore, line: Line | undefined): Line[] {
  return line?.holder.kind === 'source' ? keystore.linesOf(line.holder) : [];
}

/** The alerts into which messages of her telephones went last. */
export function herAlerts(keystore: Keystore, line: Line | undefined): SubjectId[] {
  return herLines(keystore, line).flatMap(({ recentSubject }) => recentSubject ?? []);
}

/** When the source was heard last, asked before this message is noted; null for never, and for everybody else. */
export function heardBefore(keystore: Keystore, { from, kind }: IncomingMessage): Moment | null {
  const form = senderForm(from);
  if (kind !== 'call' || form.form !== 'number') return null;
  const heard = herLines(keystore, keystore.findLine(form.number)).map(({ lastHeardAt }) => lastHeardAt ?? 0);
  return Math.max(0, ...heard) || null;
}

export function isDrillAnswer(passed: Passed, lastHeard: Moment | null, isClockInDoubt: boolean): boolean {
  const { keystore, view, message, sender, late } = passed;
  if (sender.kind !== 'known' || sender.community === undefined) return false;
  const { source, community, line } = sender;
  const drill = [...view.registers.drills()].find(
    (one) => isRunning(one, view.now) && isMeant(one, community),
  );
  // Nearly always: whether she has an open alert, the keystore would have to be asked.
  if (message.kind !== 'call' || !drill) return false;
  const hasOwnOpen = herAlerts(keystore, line).some((id) => {
    const alert = view.alert(id);
    return alert !== undefined && isOpen(alert);
  });
  return answersDrill({
    kind: message.kind,
    isLate: late.lateSeconds !== undefined,
    isClockInDoubt,
    isKnownSource: true,
    isAtRisk: source.isAtRisk,
    isPhoneRevoked: source.isPhoneRevoked || line.state === 'revoked',
    drill,
    heardBefore: lastHeard,
    hasOpenAlert: hasOwnOpen || view.ringsIn(source.community),
    now: view.now,
  });
}
