// EXERCISE. Times by road from each base to its communities, invented: plausible for roads of earth, slower in the
// rains, some closed, and some that nobody has driven or told of. A few lead to a neighbour base's communities.
import type { RoadSource, Season, Vehicle } from '@ulinzi/domain/geography';

export interface ExerciseRoad {
  readonly base: string;
  readonly community: string;
  readonly season: Season;
  readonly vehicle: Vehicle;
  /** Null where the road is closed in that season. */
  readonly minutes: number | null;
  readonly basis: RoadSource;
  /** Days before the exercise begins. */
  readonly daysAgo: number;
}

/** Minutes, `closed`, or a dash where nobody knows. */
type Told = number | 'closed' | '-';
type Row = readonly [community: string, dry: Told, rainy: Told, basis?: RoadSource, vehicle?: Vehicle];

let nth = 0;

function from(base: string, rows: readonly Row[]): ExerciseRoad[] {
  return rows.flatMap(([community, dry, rainy, basis = 'driven', vehicle = 'car']) =>
    (['dry', 'rainy'] as const).flatMap((season) => {
      const told = season === 'dry' ? dry : rainy;
      if (told === '-') return [];
      const minutes = told === 'closed' ? null : told;
      // Driven in the season that it speaks of: the last rains, or the dry months before.
      const daysAgo = (season === 'dry' ? 100 : 20) + ((nth++ * 7) % 45);
      return [{ base, community, season, vehicle, minutes, basis, daysAgo }];
    }),
  );
}

export const roads: readonly ExerciseRoad[] = [
  ...from('kibua', [
    ['kibua', 5, 10],
    ['ntoto', 55, 'closed'],
    ['ntoto', 85, 120, 'reported', 'motorcycle'],
    ['kashebere', 50, 75],
    ['kashebere', 60, 95, 'driven', 'truck'],
    ['luvungi-walikale', 75, 135, 'reported'],
    ['mutakatizi', 110, '-', 'estimated'],
  ]),
  ...from('walikale', [
    ['walikale', 5, 5],
    ['bisembo', 30, 55],
    ['kalongomo', '-', '-'],
    ['luvungi-walikale', 55, 90],
  ]),
  ...from('nyabiondo', [
    ['nyabiondo', 5, 10],
    ['masisi', 45, 85],
    ['rubaya', 95, 165, 'reported'],
    ['pinga', 125, 'closed'],
    ['mutakatizi', 30, 50],
  ]),
  ...from('kitchanga', [
    ['kitchanga', 5, 10],
    ['mweso', 45, 60],
    ['nyanzale', 75, 100, 'reported'],
    ['kibirizi', 110, '-'],
    ['sake', 110, 185],
    ['goma', 130, 210],
  ]),
  ...from('kiwanja', [
    ['kiwanja', 5, 10],
    ['rutshuru', 15, 25],
    ['bunagana', 75, 100],
    ['nyamilima', 100, 185, 'reported'],
    ['ishasha', 145, 'closed'],
    ['kanyabayonga', 160, 240, 'estimated'],
  ]),
  ...from('beni', [
    ['beni', 5, 10],
    ['mbau', 35, 60],
    ['oicha', 45, 80],
    ['mamove', '-', '-'],
    ['mamove', 70, 130, 'reported', 'motorcycle'],
    ['butembo', 95, 150],
    ['lubero', 180, 300, 'reported'],
  ]),
  ...from('bunyakiri', [
    ['bunyakiri', 5, 5],
    ['hombo', 60, 100],
    ['numbi', '-', '-'],
    ['minova', 155, 220, 'estimated'],
    ['bukavu', 185, 270],
    ['walungu', 170, '-', 'reported'],
  ]),
  ...from('mwenga', [
    ['mwenga', 5, 10],
    ['kamituga', 60, 120],
    ['lubwindiro', 30, 'closed'],
    ['lubwindiro', 55, 70, 'reported', 'foot'],
    ['shabunda', 'closed', 'closed'],
    ['lulingu', '-', '-'],
  ]),
  ...from('uvira', [
    ['uvira', 5, 5],
    ['sange', 50, 70],
    ['lemera', 105, 180, 'reported'],
    ['luvungi-uvira', 85, 120],
  ]),
  ...from('baraka', [
    ['baraka', 5, 5],
    ['fizi', 55, 95],
    ['mutombweli', 45, '-'],
    ['katanyuka', 30, 50],
    ['lusendako', 45, 'closed'],
  ]),
  ...from('bunia', [
    ['bunia', 5, 5],
    ['djugu', 100, 160],
    ['mahagi', 295, 'closed', 'reported'],
    ['aru', '-', '-'],
    ['lodjanga', 40, 61],
    ['ngazabura', 45, 60],
  ]),
  ...from('komanda', [
    ['komanda', 5, 5],
    ['mambasa', 150, 'closed'],
    ['makayangu', 35, 65],
    ['bandikolo', 50, '-', 'reported'],
    ['otomambi', '-', '-'],
  ]),
];
