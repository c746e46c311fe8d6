// Keeps the drawn map at what is chosen and known, each part for itself: an alert does not draw the villages again.
import { computed, effect, untracked } from '@preact/signals';
import { basesZone } from '@ulinzi/words/for-web';
import { bases } from '../../shared/registers.ts';
import { minuteNow } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import type { DrawnMap } from './drawn-map.ts';
import {
  alertSigns,
  approachLines,
  areaNames,
  areaShapes,
  baseSigns,
  chosenSign,
  type Drawn,
  villageSigns,
} from './map-data.ts';
import type { SourceName } from './map-layers.ts';
import { areas } from './map-lists.ts';
import {
  approaches,
  basesShown,
  chosenRow,
  chosenVillage,
  gathered,
  telling,
  villageRows,
  villages,
} from './map-state.ts';
import { calloutWords, minutesWords } from './road-words.ts';

/** The day as the node's answers write it: areas are drawn again at midnight, and not each minute. */
const today = computed(() => new Date(minuteNow.value).toLocaleDateString('sv', { timeZone: basesZone }));

/** Draws everything, and again what has changed; gives what ends it. */
export function keepDrawn(map: DrawnMap): () => void {
  const last = new Map<SourceName, string>();
  /** What moves with the board and the minute: mostly it is what stands there already. */
  const showChanged = (source: SourceName, data: Drawn) => {
    const said = JSON.stringify(data);
    if (last.get(source) === said) return;
    last.set(source, said);
    map.show(source, data);
  };
  const parts = [
    () => {
      const answer = areas.value.value;
      if (!answer) return;
      map.show('areas', areaShapes(answer, today.value));
      const named = (label: string, year: string | null) =>
        year ? t('watch-map.until', { label, year }) : label;
      map.show('areaNames', areaNames(answer, today.value, named));
    },
    () => map.show('villages', villageSigns(villageRows.value, basesShown.value)),
    () => map.show('bases', baseSigns(bases.value.value?.bases ?? [])),
    () => {
      const { places } = gathered.value;
      showChanged('alerts', alertSigns(places, villages.value, basesShown.value));
      map.nameElsewhere(places.map(({ community }) => community));
    },
    () => map.tell(telling.value),
    () => {
      const row = chosenRow.value;
      showChanged('chosen', chosenSign(row, basesShown.value));
      showChanged('approaches', approachLines(row, approaches.value, basesShown.value, minutesWords));
      map.callOut(row?.village ?? null, row ? calloutWords(row.village.label, approaches.value) : '');
    },
    () => {
      // Moved to what was chosen, not whenever something of it changes.
      const slug = chosenVillage.value;
      const village = untracked(() => villages.value.get(slug ?? ''));
      if (village) map.bringIntoView(village);
    },
  ];
  const ends = parts.map((part) => effect(part));
  return () => ends.forEach((end) => end());
}
