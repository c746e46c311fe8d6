// What comes in every day and is no alert: thanks, and operators' adverts.
import type { Step } from './exercise.ts';
import { sourceAt } from './told.ts';

function comesIn(minutesAgo: number, from: string, text: string): Step {
  return { minutesAgo, kind: 'message', from, text };
}

const thanks: readonly Step[] = [
  comesIn(13_890, sourceAt('ntoto'), 'Aksanti sana'),
  comesIn(13_440, sourceAt('bunagana'), 'Murakoze'),
  comesIn(12_340, sourceAt('djugu'), 'Matondo'),
  comesIn(11_320, sourceAt('luvungi-walikale'), 'Merci beaucoup'),
  comesIn(9_590, sourceAt('walikale'), 'Bien recu'),
  comesIn(9_030, sourceAt('luvungi-uvira'), 'Ok'),
  comesIn(4_660, sourceAt('ntoto'), 'Sawa'),
];

const adverts: readonly Step[] = [
  comesIn(13_200, 'PROMO', 'Rechargez aujourd hui et recevez 200 unites'),
  comesIn(10_700, '1414', 'Votre forfait expire demain'),
  comesIn(7_450, 'INFO', 'Gagnez une moto: envoyez OUI'),
  comesIn(4_100, 'PROMO', 'Rechargez aujourd hui et recevez 200 unites'),
  comesIn(1_250, '1414', 'Vous avez 0 unite'),
];

export const storyEveryday: readonly Step[] = [...thanks, ...adverts];
