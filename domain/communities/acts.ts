import { Type } from 'typebox';
import { code, declareAct, degrees, label, maybe, moment, placeCode, slug, whole } from '../kernel/index.ts';

/** Provinces by the second part of ISO 3166-2 (CD-NK), lower case, so that a province is a scope like a base. */
export const provinces = ['nk', 'sk', 'it', 'hu', 'bu', 'to', 'ma', 'ta', 'kn'] as const;
export type Province = (typeof provinces)[number];

/** A base's ladder as an entry carries it; each part left out where it is the usual one. */
export const ladderFields = {
  acknowledgeMinutes: maybe(whole(1, 60)),
  dutyOfficerMinutes: maybe(whole(2, 120)),
  decideMinutes: maybe(whole(5, 240)),
  feedbackHours: maybe(whole(1, 168)),
};

export const openBase = declareAct({
  name: 'base.open',
  subject: 'base',
  creates: true,
  who: ['administrator', 'node'],
  data: {
    slug: slug(),
    label: label(),
    province: code(provinces),
    latitude: degrees(90),
    longitude: degrees(180),
  },
  labels: ['label'],
});

/** Minutes and hours until each rung; the defaults are in `usualLadder`. */
export const setClocks = declareAct({
  name: 'base.set-clocks',
  subject: 'base',
  who: ['administrator', 'head-of-office', 'node'],
  data: {
    acknowledgeMinutes: whole(1, 60),
    dutyOfficerMinutes: whole(2, 120),
    decideMinutes: whole(5, 240),
    feedbackHours: whole(1, 168),
  },
});

export const addCommunity = declareAct({
  name: 'community.add',
  subject: 'community',
  creates: true,
  who: ['administrator', 'protection-manager', 'node'],
  data: {
    slug: slug(),
    label: label(),
    base: slug(),
    latitude: degrees(90),
    longitude: degrees(180),
  },
  labels: ['label'],
});

/** How far the alert network has come in a community (B15). */
export const stages = [
  'none',
  'consulted',
  'sensitised',
  'selected',
  'equipped',
  'trained',
  'pilot',
  'active',
] as const;
export type Stage = (typeof stages)[number];

/** ISO 639-3: French, Lingala, Congo Swahili, Kinyarwanda, and the languages of the eastern provinces. */
export const placeLanguages = [
  'fra',
  'lin',
  'swc',
  'kin',
  'shr',
  'nnb',
  'hke',
  'hav',
  'lea',
  'lgm',
  'bmb',
  'flr',
  'tbt',
  'nyj',
  'led',
  'niy',
  'nix',
  'alz',
  'zne',
] as const;
export type PlaceLanguage = (typeof placeLanguages)[number];

const names = ['administrator', 'protection-manager', 'assistant', 'node'] as const;

/** Another name or spelling by which the place is known (F9). */
export const addAlias = declareAct({
  name: 'community.alias',
  subject: 'community',
  who: names,
  data: { name: label() },
  labels: ['name'],
});

export const removeAlias = declareAct({
  name: 'community.unalias',
  subject: 'community',
  who: names,
  data: { name: label() },
  labels: ['name'],
});

/** What holds of a community from a day on; what is left out stays as it was. Without `from` it holds from now. */
export const describeCommunity = declareAct({
  name: 'community.describe',
  subject: 'community',
  who: ['administrator', 'protection-manager', 'node'],
  data: {
    from: maybe(moment()),
    territory: maybe(label()),
    pcode: maybe(placeCode()),
    languages: maybe(Type.Array(code(placeLanguages), { minItems: 1, maxItems: 8, uniqueItems: true })),
    /** ISO 8601: 1 is Monday. */
    marketDays: maybe(Type.Array(whole(1, 7), { minItems: 1, maxItems: 7, uniqueItems: true })),
    stage: maybe(code(stages)),
    populationLow: maybe(whole(0, 1_000_000)),
    populationHigh: maybe(whole(0, 1_000_000)),
    vulnerability: maybe(whole(1, 5)),
  },
  labels: ['territory'],
});
