// What is chosen on the map, and what follows from it. Nothing of it is kept anywhere but in the open page.
import { computed, effect, signal } from '@preact/signals';
import type { Season } from '@ulinzi/domain/geography';
import { basesZone } from '@ulinzi/words/for-web';
import { bases, communities } from '../../shared/registers.ts';
import { go, route } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { minuteNow } from '../../shared/time.ts';
import { board, chosenLine, chosenNumber, inOrder, standingOf } from '../alerts/index.ts';
import { areas, roads } from './map-lists.ts';
import { bareRows, countsOf, type MapRow, withAlerts } from './map-rows.ts';
import { alertsByPlace } from './place-alerts.ts';
import { type Approach, approachesTo, type From, roadsByPair } from './reach-shown.ts';
import { seasonAt } from './season.ts';
import type { View } from '../../shared/view-choice.tsx';

export const view = signal<View>('picture');

/** What the signs of the villages tell. */
export const tellings = ['reach', 'network'] as const;
export type Telling = (typeof tellings)[number];
export const telling = signal<Telling>('reach');

/** Null until a person has chosen: by the reader's post, and by the date. */
export const chosenFrom = signal<From | null>(null);
export const chosenSeason = signal<Season | null>(null);

export const from = computed<From>(() => {
  const chosen = chosenFrom.value;
  if (chosen !== null && (chosen === 'own' || villagesAndBases.value.bases.has(chosen))) return chosen;
  return actor.value?.base ?? 'own';
});

export const season = computed<Season>(() => chosenSeason.value ?? seasonAt(minuteNow.value, basesZone));

const villagesAndBases = computed(() => ({
  villages: new Map((communities.value.value?.communities ?? []).map((one) => [one.slug, one])),
  bases: new Map((bases.value.value?.bases ?? []).map((one) => [one.slug, one])),
}));

export const villages = computed(() => villagesAndBases.value.villages);
export const basesShown = computed(() => villagesAndBases.value.bases);

const allRoads = computed(() => roads.value.value?.roads ?? []);
const pairs = computed(() => roadsByPair(allRoads.value));

/** The board at a calmer pace: a flood of messages gathers it four times a second, and not at each of them. */
const pacedBoard = signal(board.value);
const paceMs = 250;
let pacedAt = 0;
let pacing: ReturnType<typeof setTimeout> | undefined;
effect(() => {
  const lines = board.value;
  const wait = pacedAt + paceMs - Date.now();
  if (lines === null || wait <= 0) {
    clearTimeout(pacing);
    pacing = undefined;
    pacedAt = Date.now();
    pacedBoard.value = lines;
  } else
    pacing ??= setTimeout(() => {
      pacing = undefined;
      pacedAt = Date.now();
      pacedBoard.value = board.peek();
    }, wait);
});

/** The board gathered by place; what a clock does to it is seen with the next minute, or when the node says so. */
export const gathered = computed(() =>
  alertsByPlace(
    inOrder(pacedBoard.value?.values() ?? []),
    (slug) => villages.value.has(slug),
    (line) => standingOf(line, minuteNow.value).tone,
  ),
);

/** The villages without their alerts: ten thousand of them are not gone through again for each alert. */
export const villageRows = computed<readonly MapRow[]>(() =>
  bareRows(villages.value.values(), pairs.value, from.value, season.value),
);

export const rows = computed<readonly MapRow[]>(() => withAlerts(villageRows.value, gathered.value.places));

export const counts = computed(() => countsOf(rows.value));

/** True once what the map is made of has been read; roads and areas may be refused and the map stands without. */
export const isRead = computed(
  () =>
    bases.value.value !== null &&
    communities.value.value !== null &&
    [areas, roads].every((list) => list.value.value !== null || list.refusal.value !== null),
);

/** A village that was chosen on the map itself, until another alert is chosen. */
const pickedVillage = signal<{ slug: string; whileChosen: string | null } | null>(null);

/** The village that is ringed: that of the chosen alert, or one that was chosen on the map. */
export const chosenVillage = computed<string | null>(() => {
  const picked = pickedVillage.value;
  if (picked && picked.whileChosen === chosenNumber.value) return picked.slug;
  return chosenLine.value?.community ?? null;
});

export const chosenRow = computed<MapRow | null>(
  () => rows.value.find((row) => row.village.slug === chosenVillage.value) ?? null,
);

/** What is known of the roads to the chosen village. */
export const approaches = computed<readonly Approach[]>(() => {
  const village = villages.value.get(chosenVillage.value ?? '');
  return village ? approachesTo(allRoads.value, village, season.value) : [];
});

/** The screen on which the map is now: beside the board, or alone. */
function room(): string {
  return route.peek()[0] === 'map' ? 'map' : 'alerts';
}

/**
 * Chooses a village: its first alert is chosen on the board with it, the next one where that is chosen already. A
 * village without an alert is chosen on the map alone.
 */
export function chooseVillage(slug: string): void {
  const numbers = gathered
    .peek()
    .places.find(({ community }) => community === slug)
    ?.lines.map((line) => line.number);
  if (!numbers) {
    pickedVillage.value = { slug, whileChosen: chosenNumber.peek() };
    return;
  }
  pickedVillage.value = null;
  const present = numbers.indexOf(chosenNumber.peek() ?? '');
  go(room(), numbers[(present + 1) % numbers.length] ?? '');
}
