// Bases and communities. Towns are real and their places approximate (two decimals, public knowledge); that a base
// stands there is invented, and so are the villages marked as invented.
import { toldOf } from './places-told.ts';
import type { ExerciseBase, ExerciseCommunity, ExerciseGateway } from './exercise.ts';

export const gateway: ExerciseGateway = { slug: 'exercise', label: 'EXERCICE', base: 'kibua' };

export const bases: readonly ExerciseBase[] = [
  { slug: 'kibua', label: 'Kibua', province: 'nk', latitude: -1.28, longitude: 28.49 },
  { slug: 'walikale', label: 'Walikale', province: 'nk', latitude: -1.42, longitude: 28.07 },
  { slug: 'nyabiondo', label: 'Nyabiondo', province: 'nk', latitude: -1.34, longitude: 28.71 },
  { slug: 'kitchanga', label: 'Kitchanga', province: 'nk', latitude: -1.25, longitude: 29.06 },
  { slug: 'kiwanja', label: 'Kiwanja', province: 'nk', latitude: -1.15, longitude: 29.43 },
  { slug: 'beni', label: 'Beni', province: 'nk', latitude: 0.49, longitude: 29.47 },
  { slug: 'bunyakiri', label: 'Bunyakiri', province: 'sk', latitude: -2.08, longitude: 28.58 },
  { slug: 'mwenga', label: 'Mwenga', province: 'sk', latitude: -3.04, longitude: 28.43 },
  { slug: 'uvira', label: 'Uvira', province: 'sk', latitude: -3.4, longitude: 29.14 },
  { slug: 'baraka', label: 'Baraka', province: 'sk', latitude: -4.1, longitude: 29.09 },
  { slug: 'bunia', label: 'Bunia', province: 'it', latitude: 1.57, longitude: 30.25 },
  { slug: 'komanda', label: 'Komanda', province: 'it', latitude: 1.36, longitude: 29.77 },
];

type Row = readonly [slug: string, label: string, latitude: number, longitude: number];

function around(base: string, rows: readonly Row[]): ExerciseCommunity[] {
  return rows.map(([slug, label, latitude, longitude]) => ({ slug, label, base, latitude, longitude }));
}

/** Real towns, each with the base that answers for it. There are two Luvungi. */
const towns: readonly ExerciseCommunity[] = [
  ...around('kibua', [
    ['kibua', 'Kibua', -1.28, 28.49],
    ['ntoto', 'Ntoto', -1.44, 28.47],
    ['kashebere', 'Kashebere', -1.31, 28.67],
    ['luvungi-walikale', 'Luvungi (Walikale)', -1.33, 28.25],
  ]),
  ...around('walikale', [['walikale', 'Walikale', -1.42, 28.07]]),
  ...around('nyabiondo', [
    ['nyabiondo', 'Nyabiondo', -1.34, 28.71],
    ['masisi', 'Masisi', -1.4, 28.82],
    ['rubaya', 'Rubaya', -1.55, 28.87],
    ['pinga', 'Pinga', -1.0, 28.68],
  ]),
  ...around('kitchanga', [
    ['kitchanga', 'Kitchanga', -1.25, 29.06],
    ['mweso', 'Mweso', -1.12, 29.03],
    ['nyanzale', 'Nyanzale', -1.03, 29.11],
    ['kibirizi', 'Kibirizi', -0.91, 29.2],
    ['sake', 'Sake', -1.57, 29.05],
    ['goma', 'Goma', -1.68, 29.22],
  ]),
  ...around('kiwanja', [
    ['kiwanja', 'Kiwanja', -1.15, 29.43],
    ['rutshuru', 'Rutshuru', -1.19, 29.45],
    ['bunagana', 'Bunagana', -1.3, 29.6],
    ['nyamilima', 'Nyamilima', -0.9, 29.57],
    ['ishasha', 'Ishasha', -0.74, 29.62],
    ['kanyabayonga', 'Kanyabayonga', -0.7, 29.17],
  ]),
  ...around('beni', [
    ['beni', 'Beni', 0.49, 29.47],
    ['mbau', 'Mbau', 0.65, 29.5],
    ['oicha', 'Oicha', 0.7, 29.52],
    ['mamove', 'Mamove', 0.72, 29.38],
    ['butembo', 'Butembo', 0.13, 29.29],
    ['lubero', 'Lubero', -0.16, 29.24],
  ]),
  ...around('bunyakiri', [
    ['bunyakiri', 'Bunyakiri', -2.08, 28.58],
    ['hombo', 'Hombo', -1.88, 28.45],
    ['numbi', 'Numbi', -1.79, 28.89],
    ['minova', 'Minova', -1.71, 29.02],
    ['bukavu', 'Bukavu', -2.51, 28.86],
    ['walungu', 'Walungu', -2.63, 28.66],
  ]),
  ...around('mwenga', [
    ['mwenga', 'Mwenga', -3.04, 28.43],
    ['kamituga', 'Kamituga', -3.06, 28.18],
    ['shabunda', 'Shabunda', -2.7, 27.35],
    ['lulingu', 'Lulingu', -2.34, 27.61],
  ]),
  ...around('uvira', [
    ['uvira', 'Uvira', -3.4, 29.14],
    ['sange', 'Sange', -3.08, 29.12],
    ['lemera', 'Lemera', -3.03, 29.0],
    ['luvungi-uvira', 'Luvungi (Uvira)', -2.87, 29.03],
  ]),
  ...around('baraka', [
    ['baraka', 'Baraka', -4.1, 29.09],
    ['fizi', 'Fizi', -4.3, 28.94],
  ]),
  ...around('bunia', [
    ['bunia', 'Bunia', 1.57, 30.25],
    ['djugu', 'Djugu', 1.92, 30.5],
    ['mahagi', 'Mahagi', 2.3, 30.99],
    ['aru', 'Aru', 2.86, 30.84],
  ]),
  ...around('komanda', [
    ['komanda', 'Komanda', 1.36, 29.77],
    ['mambasa', 'Mambasa', 1.36, 29.03],
  ]),
];

/** Where the real towns run out: names and places made up for the exercise. */
const inventedVillages: readonly ExerciseCommunity[] = [
  ...around('walikale', [
    ['bisembo', 'Bisembo', -1.47, 27.98],
    ['kalongomo', 'Kalongomo', -1.36, 27.92],
  ]),
  ...around('nyabiondo', [['mutakatizi', 'Mutakatizi', -1.27, 28.77]]),
  ...around('mwenga', [['lubwindiro', 'Lubwindiro', -3.1, 28.52]]),
  ...around('baraka', [
    ['mutombweli', 'Mutombweli', -4.18, 28.98],
    ['katanyuka', 'Katanyuka', -4.02, 29.03],
    ['lusendako', 'Lusendako', -4.24, 29.07],
  ]),
  ...around('bunia', [
    ['lodjanga', 'Lodjanga', 1.67, 30.38],
    ['ngazabura', 'Ngazabura', 1.49, 30.16],
  ]),
  ...around('komanda', [
    ['makayangu', 'Makayangu', 1.29, 29.84],
    ['bandikolo', 'Bandikolo', 1.43, 29.61],
    ['otomambi', 'Otomambi', 1.22, 29.7],
  ]),
];

export const communities: readonly ExerciseCommunity[] = [...towns, ...inventedVillages].map((community) => ({
  ...community,
  ...toldOf[community.slug],
}));
