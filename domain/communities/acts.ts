import { code, declareAct, degrees, label, maybe, slug, whole } from '../kernel/index.ts';

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
