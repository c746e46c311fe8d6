import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { pressedKey } from '../../shared/pressed-key.ts';
import { linkTo } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { mapKeys } from '../../shared/watch-keys.ts';
import { watchRoles } from '../../shared/rooms.ts';
import { t } from '../../shared/words.ts';
import { ChosenPlace } from './chosen-place.tsx';
import type { DrawnMap } from './drawn-map.ts';
import { alertWords } from './alert-words.ts';
import { MapLegend } from './map-legend.tsx';
import { readMap, roads } from './map-lists.ts';
import { isWithoutPicture, MapPicture } from './map-picture.tsx';
import { gathered, isRead, view } from './map-state.ts';
import { MapTable } from './map-table.tsx';
import { MapTools } from './map-tools.tsx';
import { PaperPicture, usePaper } from './map-on-paper.tsx';
import './map.css';

/** The key that turns the map into its table and back. */
function useTableKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (pressedKey(event) !== mapKeys.table) return;
      event.preventDefault();
      view.value = view.peek() === 'table' ? 'picture' : 'table';
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** The map with its legend, or the table that says the same; beside the board, or a screen of its own. */
export function MapPane({ isPrinted = false }: { isPrinted?: boolean }) {
  const drawn = useRef<DrawnMap | null>(null);
  const paper = usePaper(drawn, isPrinted);
  useEffect(() => readMap(), []);
  useTableKey();
  const hasAlerts = watchRoles.includes(actor.value?.role ?? '');
  const isTable = view.value === 'table' || isWithoutPicture.value;
  return (
    <section class="map-pane" aria-label={t('watch-map.title')}>
      <MapTools
        {...(isPrinted && { onPrint: () => globalThis.print() })}
        canBePicture={!isWithoutPicture.value}
      />
      {isWithoutPicture.value && (
        <output class="refusal">
          <Icon name="warn" />
          <span>{t('watch-map.no-picture')}</span>
        </output>
      )}
      {roads.refusal.value && <p class="refusal">{t('watch-map.no-roads')}</p>}
      {hasAlerts && <WithoutPlace />}
      {isPrinted && <PaperPicture canvas={isTable ? null : paper} />}
      {isTable ? (
        isRead.value ? (
          <MapTable hasAlerts={hasAlerts} />
        ) : (
          <output class="empty">{t('watch-map.loading')}</output>
        )
      ) : (
        <>
          <MapPicture drawn={drawn} />
          <ChosenPlace />
          <MapLegend hasAlerts={hasAlerts} />
        </>
      )}
      {isPrinted && !isTable && (
        <div class="map-below">
          <MapTable hasAlerts={hasAlerts} />
        </div>
      )}
    </section>
  );
}

/** Alerts that stand on no map yet: what is not placed is not lost. */
function WithoutPlace() {
  const { withoutPlace } = gathered.value;
  if (withoutPlace.length === 0) return null;
  return (
    <details class="map-without">
      <summary>{t('watch-map.without-place', { count: withoutPlace.length })}</summary>
      <ul>
        {withoutPlace.map((line) => (
          <li key={line.id}>
            <a href={linkTo('alerts', line.number)}>{alertWords(line)}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
