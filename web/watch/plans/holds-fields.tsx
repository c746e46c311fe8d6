import { measures } from '@ulinzi/domain/plans';
import { events } from '@ulinzi/domain/situations';
import { t } from '../../shared/words.ts';
import type { Holds } from './holds.ts';

/** What threatens, and what is done about it. */
export function HoldsFields({ holds, onHolds }: { holds: Holds; onHolds: (holds: Holds) => void }) {
  return (
    <>
      <Ticks
        legend={t('watch-plans.threats')}
        of={events}
        chosen={holds.threats}
        said={(one) => t(`alerts.event.${one}`)}
        onChosen={(threats) => onHolds({ ...holds, threats })}
      />
      <Ticks
        legend={t('watch-plans.measures')}
        of={measures}
        chosen={holds.measures}
        said={(one) => t(`plans.measure.${one}`)}
        onChosen={(chosen) => onHolds({ ...holds, measures: chosen })}
      />
    </>
  );
}

function Ticks<One extends string>({
  legend,
  of,
  chosen,
  said,
  onChosen,
}: {
  legend: string;
  of: readonly One[];
  chosen: readonly string[];
  said: (one: One) => string;
  onChosen: (chosen: string[]) => void;
}) {
  return (
    <fieldset class="many">
      <legend>{t('watch-registers.ticked', { legend, count: chosen.length })}</legend>
      <div class="ticks">
        {of.map((one) => {
          const isChosen = chosen.includes(one);
          return (
            <label key={one} class="tick">
              <input
                type="checkbox"
                value={one}
                checked={isChosen}
                onChange={() =>
                  onChosen(isChosen ? chosen.filter((other) => other !== one) : [...chosen, one])
                }
              />
              <span class="cap">{said(one)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
