import type { RecommendationState } from '@ulinzi/domain/recommendations';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { tCode } from '../../shared/words.ts';

const icons: Readonly<Record<RecommendationState, IconName>> = {
  proposed: 'send',
  agreed: 'promise',
  'in-progress': 'walk',
  'done-claimed': 'check',
  'done-confirmed': 'check',
  declined: 'x',
  overtaken: 'minus',
};

/** Where it stands: a tick in a broken ring is what its owner says, one on a full disc what somebody has seen (A11). */
export function StatusSign({ status }: { status: RecommendationState }) {
  return (
    <span class={`status ${status}`}>
      <i class="sign">
        <Icon name={icons[status] ?? 'more'} size="s" />
      </i>
      {tCode('recommendations.state', status)}
    </span>
  );
}
