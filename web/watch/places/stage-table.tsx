import { stages } from '@ulinzi/domain/communities';
import { t, tCode } from '../../shared/words.ts';
import type { StageCounts } from './stage-counts.ts';
import { whereLabel } from './stage-words.ts';

/** The same as the bars, in numbers. */
export function StageTable({ counted }: { counted: readonly StageCounts[] }) {
  return (
    <div class="pane wide-table" data-scroll>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('watch-places.base')}</th>
            {stages.map((stage) => (
              <th key={stage} scope="col" class="n">
                {tCode('watch-map.stage', stage)}
              </th>
            ))}
            <th scope="col" class="n">
              {t('watch-places.no-channel')}
            </th>
          </tr>
        </thead>
        <tbody>
          {counted.map((one) => (
            <tr key={one.where}>
              <th scope="row">{one.isProvince ? <b>{whereLabel(one)}</b> : whereLabel(one)}</th>
              {stages.map((stage, nth) => (
                <td key={stage} class="n">
                  {one.counts[nth]}
                </td>
              ))}
              <td class="n">{one.withoutChannel}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
