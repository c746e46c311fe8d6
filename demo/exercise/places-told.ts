// EXERCISE. How else the places are called, and what is said of them. Spellings are of the kind that is met (the report
// writes "Livungi in Walikali territory", "Erengeti", "Kamanda"); market days, stages and figures are invented.
import type { ExerciseCommunity } from './exercise.ts';

type Told = Pick<ExerciseCommunity, 'aliases' | 'described'>;

export const toldOf: Readonly<Record<string, Told>> = {
  kibua: { described: { territory: 'Walikale', marketDays: [3, 6], stage: 'active', vulnerability: 3 } },
  ntoto: {
    aliases: ['Ntotto', 'Toto'],
    described: {
      territory: 'Walikale',
      languages: ['swc', 'lea'],
      marketDays: [2, 5],
      stage: 'active',
      populationLow: 4_000,
      populationHigh: 6_000,
      vulnerability: 5,
    },
  },
  kashebere: { described: { territory: 'Walikale', stage: 'trained' } },
  'luvungi-walikale': {
    aliases: ['Livungi'],
    described: {
      territory: 'Walikale',
      languages: ['swc', 'lin'],
      marketDays: [4],
      stage: 'pilot',
      populationLow: 2_000,
      populationHigh: 3_500,
      vulnerability: 5,
    },
  },
  walikale: {
    aliases: ['Walikali', 'Walikale-centre'],
    described: { territory: 'Walikale', languages: ['swc', 'fra'], marketDays: [1, 4], stage: 'active' },
  },
  bisembo: { described: { territory: 'Walikale', stage: 'selected', vulnerability: 4 } },
  kalongomo: { described: { territory: 'Walikale', stage: 'consulted', vulnerability: 4 } },
  nyabiondo: {
    aliases: ['Nyabyondo'],
    described: { territory: 'Masisi', languages: ['swc', 'hke'], marketDays: [2], stage: 'active' },
  },
  masisi: { described: { territory: 'Masisi', stage: 'sensitised' } },
  pinga: { described: { territory: 'Walikale', marketDays: [7], stage: 'equipped', vulnerability: 4 } },
  kitchanga: { aliases: ['Kichanga', 'Kitshanga'], described: { territory: 'Masisi', stage: 'active' } },
  kiwanja: { described: { territory: 'Rutshuru', marketDays: [1, 5], stage: 'active' } },
  rutshuru: { aliases: ['Ruchuru'], described: { territory: 'Rutshuru', stage: 'trained' } },
  beni: { described: { territory: 'Beni', languages: ['swc', 'nnb'], stage: 'active' } },
  mwenga: { described: { territory: 'Mwenga', languages: ['swc', 'lea'], marketDays: [3], stage: 'pilot' } },
  sange: { described: { territory: 'Uvira', languages: ['swc', 'flr'], marketDays: [6], stage: 'pilot' } },
  'luvungi-uvira': { described: { territory: 'Uvira', languages: ['swc', 'flr'], stage: 'sensitised' } },
  fizi: { described: { territory: 'Fizi', languages: ['swc', 'bmb'], stage: 'consulted' } },
  bunia: { described: { territory: 'Irumu', marketDays: [2, 6], stage: 'active' } },
  komanda: { aliases: ['Kamanda'], described: { territory: 'Irumu', stage: 'pilot' } },
};
