import { Icon } from '../../shared/icon.tsx';
import { baseLabel } from '../../shared/registers.ts';
import { linkTo, route } from '../../shared/route.ts';
import { t, tCode } from '../../shared/words.ts';
import { alertWords } from './alert-words.ts';
import { approaches, chosenRow } from './map-state.ts';
import { approachWords } from './road-words.ts';

/** As many roads are said in full; the others stand in the table. */
const mostRoads = 3;

/** The chosen village: what is there, and who can be there by road. */
export function ChosenPlace() {
  const row = chosenRow.value;
  if (!row) return null;
  const { village, alerts } = row;
  const isAlone = route.value[0] === 'map';
  return (
    <aside class="map-chosen" aria-label={t('watch-map.chosen')}>
      <h3>
        {village.label} <small>{baseLabel(village.base)}</small>
      </h3>
      {isAlone && alerts && (
        <ul class="there">
          {alerts.lines.map((line) => (
            <li key={line.id}>
              <a href={linkTo('alerts', line.number)}>
                <Icon name="bell" size="s" /> {alertWords(line)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <ul>
        {approaches.value.slice(0, mostRoads).map((one) => (
          <li key={one.base} class={one.reach}>
            {approachWords(one)}
          </li>
        ))}
      </ul>
      <p class="dim">{t('watch-map.network-said', { stage: tCode('watch-map.stage', village.stage) })}</p>
    </aside>
  );
}
