import type { PostAnswer } from '@ulinzi/domain/access';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { placeOfPost } from '../../shared/registers.ts';
import { tCode } from '../../shared/words.ts';

const icons: Readonly<Record<string, IconName>> = {
  assistant: 'walk',
  commander: 'base',
  'duty-officer': 'bell',
  'jpt-member': 'team',
  'protection-manager': 'people',
  analyst: 'picture',
  'head-of-office': 'gate',
  logistics: 'truck',
  custodian: 'shield',
  'mission-analyst': 'picture',
  administrator: 'key',
};

/** So many stand in the strip; the others are in the list beside it. */
export const personasInStrip = 8;

/** A persona as the strip shows it: picture, role, place. */
export function Persona({ persona }: { persona: PostAnswer }) {
  return (
    <>
      <Icon name={icons[persona.role] ?? 'user'} />
      <span>
        {tCode('watch-exercise.persona', persona.role)}
        <small>{placeOfPost(persona)}</small>
      </span>
    </>
  );
}
