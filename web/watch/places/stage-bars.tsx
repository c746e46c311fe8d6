import { stages } from '@ulinzi/domain/communities';
import { t, tCode } from '../../shared/words.ts';
import type { StageCounts } from './stage-counts.ts';
import { whereLabel } from './stage-words.ts';

/**
 * A bar of up to eight parts for each province and base: the darker, the farther the network has come there. The bar's
 * own words say the numbers; the name beside it narrows the list.
 */
export function StageBars({
  counted,
  where,
  onWhere,
}: {
  counted: readonly StageCounts[];
  where: string;
  onWhere: (where: string) => void;
}) {
  return (
    <div class="pane stages">
      <ol class="stage-key" aria-hidden="true">
        {stages.map((stage) => (
          <li key={stage}>
            <i class={`stage ${stage}`} />
            {tCode('watch-map.stage', stage)}
          </li>
        ))}
      </ol>
      <ul class="stage-rows">
        {counted.map((one) => (
          <li key={one.where} class={one.isProvince ? 'province' : ''}>
            <button type="button" aria-pressed={where === one.where} onClick={() => onWhere(one.where)}>
              {whereLabel(one)}
            </button>
            <StageBar counted={one} />
            <span class={one.withoutChannel > 0 ? 'xs' : 'xs dim'}>
              {t('watch-places.without-channel', { count: one.withoutChannel, total: one.total })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function StageBar({ counted }: { counted: StageCounts }) {
  const said = stages.flatMap((stage, nth) => {
    const count = counted.counts[nth] ?? 0;
    return count > 0 ? [`${tCode('watch-map.stage', stage)} ${count}`] : [];
  });
  return (
    <>
      <span class="vh">{said.join(', ') || t('watch-places.no-communities')}</span>
      <span class="stage-bar" aria-hidden="true">
        {stages.map((stage, nth) => {
          const count = counted.counts[nth] ?? 0;
          return count > 0 && <i key={stage} class={`stage ${stage}`} style={{ flexGrow: count }} />;
        })}
      </span>
    </>
  );
}

/** How far one community has come: eight steps. */
export function StageSteps({ stage }: { stage: string }) {
  const reached = (stages as readonly string[]).indexOf(stage);
  return (
    <span class="stage-steps" aria-hidden="true">
      {stages.slice(1).map((one, nth) => (
        <i key={one} class={nth < reached ? 'on' : ''} />
      ))}
    </span>
  );
}
