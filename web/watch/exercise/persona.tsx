import type { PostAnswer } from '@ulinzi/domain/access';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { t, tCode } from '../../shared/words.ts';

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

/** Where a persona works: her base, her province or the mission. */
function placeOf(persona: PostAnswer): string {
  if (persona.baseLabel) return persona.baseLabel;
  return persona.province ? t(`watch.province.${persona.province}`) : t('watch.mission');
}

/** A persona as the strip shows it: picture, role, place. */
export function Persona({ persona }: { persona: PostAnswer }) {
  return (
    <>
      <Icon name={icons[persona.role] ?? 'user'} />
      <span>
        {tCode('watch-exercise.persona', persona.role)}
        <small>{placeOf(persona)}</small>
      </span>
    </>
  );
}
