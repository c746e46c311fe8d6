// What an act on a telephone does to the number in it, in the same commit: given, it speaks for its holder; lost or
// taken out of use, what comes from it is kept in quarantine; given back, it speaks for nobody.
import { type Handset, type HandsetHolder, holderIn, type issueHandset } from '@ulinzi/domain/handsets';
import { type DataOf, type Refusal, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import type { App } from '../app/index.ts';
import { draft, type EntryDraft, type View } from '../log/index.ts';
import type { Consequences } from './job-parts.ts';
import { takenByAnother } from './lines.ts';
import type { CheckedRequest } from './request.ts';

export function handsetLines(app: App, request: CheckedRequest): Consequences | Refusal {
  const { number } = request.secrets;
  switch (request.declared.name) {
    case 'handset.issue':
      return number === undefined ? refuse('act/schema', ['number']) : given(app, request, number);
    case 'handset.return':
      return { accepted: (view) => takenBack(app, heldBefore(view, request)) };
    default:
      return { accepted: (view) => outOfHand(app, view, request) };
  }
}

/** Who had it when the act was asked for. */
function heldBefore(view: View, { subject }: CheckedRequest): HandsetHolder | null {
  const held = subject ? view.register('handset', subject) : undefined;
  return (held?.state as Handset | undefined)?.holder ?? null;
}

/**
 * One number for each holder, so that the next loss takes the right one. An earlier one that was not lost is heard as a
 * stranger's from then on: what comes from it still rings (B4).
 */
function given({ keystore }: App, request: CheckedRequest, number: string): Consequences {
  const holder = holderIn(request.data as DataOf<typeof issueHandset>);
  // The rule says what is wrong with it.
  if (!holder) return {};
  return {
    accepted: (view) => {
      const refusal = takenByAnother(keystore, number, holder);
      if (refusal) return { refusal };
      const earlier = keystore
        .linesOf(holder)
        .filter((line) => line.number !== number && line.state === 'active');
      for (const line of earlier) keystore.assignLine(line.number, { kind: 'stranger' });
      keystore.assignLine(number, holder);
      const isRevoked = holder.kind === 'source' && view.registers.source(holder.source)?.isPhoneRevoked;
      return isRevoked ? { entries: [onSource(view, request, holder.source, 'source.renew-phone', {})] } : {};
    },
  };
}

function takenBack({ keystore }: App, holder: HandsetHolder | null): object {
  const lines = holder ? keystore.linesOf(holder) : [];
  for (const line of lines)
    if (line.state === 'active') keystore.assignLine(line.number, { kind: 'stranger' });
  return {};
}

function outOfHand({ keystore }: App, view: View, request: CheckedRequest): { entries?: EntryDraft[] } {
  const holder = heldBefore(view, request);
  if (!holder) return {};
  for (const line of keystore.linesOf(holder)) keystore.revokeLine(line.id);
  if (holder.kind === 'post') return {};
  const cause = request.declared.name === 'handset.lose' ? request.data['cause'] : 'replaced';
  return { entries: [onSource(view, request, holder.source, 'source.revoke-phone', { cause })] };
}

function onSource(
  view: View,
  { actor }: CheckedRequest,
  source: SubjectId,
  act: string,
  data: object,
): EntryDraft {
  return draft({
    id: view.newId(),
    act,
    kind: 'source',
    subject: source,
    pen: actor.pen,
    occurred: view.now,
    data,
  });
}
