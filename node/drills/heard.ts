// Who was heard in a drill while it lasts: from the keystore alone, which knows when each telephone was heard last.
import { type Drill, isMeant } from '@ulinzi/domain/drills';
import type { SubjectId } from '@ulinzi/domain/kernel';
import type { Source } from '@ulinzi/domain/sources';
import type { App, Core } from '../app/index.ts';

export interface Expected {
  readonly id: SubjectId;
  readonly source: Source;
  readonly isHeard: boolean;
}

/**
 * Those who are asked to bip. Whoever is at risk or has a telephone that is not hers any more is asked nothing; whoever
 * was registered after it began cannot know of it. Any message counts: the way works.
 */
export function expectedIn({ keystore }: App, { memory }: Core, drill: Drill): Expected[] {
  return memory.registersOf<Source>('source').flatMap(({ id, state: source }) => {
    const community = memory.community(source.community);
    if (!community || !isMeant(drill, community)) return [];
    if (source.isAtRisk || source.isPhoneRevoked || source.registeredAt > drill.from) return [];
    const lines = keystore.linesOf({ kind: 'source', source: id });
    return [{ id, source, isHeard: lines.some((line) => (line.lastHeardAt ?? 0) >= drill.from) }];
  });
}
