// What is known of a road, in the reader's words.
import type { Road } from '@ulinzi/domain/geography';
import { baseLabel } from '../../shared/registers.ts';
import { dateOf } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { season } from './map-state.ts';
import type { Approach } from './reach-shown.ts';

/** `45 min`, `1 h 20`, closed, or not known. */
export function minutesOf(road: Road | null): string {
  if (!road) return t('watch-map.minutes.unknown');
  if (road.minutes === null) return t('watch-map.minutes.closed');
  if (road.minutes < 100) return t('watch-map.minutes', { minutes: road.minutes });
  return `${Math.floor(road.minutes / 60)} h ${String(road.minutes % 60).padStart(2, '0')}`;
}

/** Beside the line on the map; a road that is not known is said by its dots. */
export function minutesWords({ now }: Approach): string {
  return now ? minutesOf(now) : '';
}

/** At the chosen village: how far it is from the nearest base of which that is known. */
export function calloutWords(label: string, approaches: readonly Approach[]): string {
  const known = approaches.filter(({ now }) => now !== null && now.minutes !== null);
  const nearest = known.sort((a, b) => (a.now?.minutes ?? 0) - (b.now?.minutes ?? 0))[0];
  // At its own base there is nothing to say of the way.
  if (!nearest || baseLabel(nearest.base) === label) return label;
  return t('watch-map.callout', {
    label,
    duration: minutesOf(nearest.now),
    base: baseLabel(nearest.base),
  });
}

/** `45 min from Kibua by road, driven 12/03/2026; rains: not known`. */
export function approachWords({ base: slug, now, otherSeason }: Approach): string {
  const base = baseLabel(slug);
  const other = t('watch-map.other-season', {
    season: tCode('watch-map.season', season.value === 'dry' ? 'rainy' : 'dry'),
    duration: minutesOf(otherSeason),
  });
  if (!now) return t('watch-map.road-unknown', { base, other });
  const known = t('watch-map.road-known', {
    source: tCode('watch-map.source', now.source),
    day: dateOf(now.asOf),
  });
  if (now.minutes === null) return t('watch-map.road-closed', { base, known, other });
  return t('watch-map.road', { base, duration: minutesOf(now), known, other });
}
