// EXERCISE. An invented base at a real town, with its villages, posts and roster, for the tests of the rules.
import { type Base, baseOpened, type Community, communityAdded } from '../../communities/index.ts';
import {
  type Author,
  day,
  hour,
  type Moment,
  momentOf,
  type PenId,
  type SubjectId,
} from '../../kernel/index.ts';
import { type Duty, onDuty, type Post, postOpened } from '../../people/index.ts';
import type { Actor, Registers } from '../registers.ts';

/** 03:00 at Kibua. */
export const night: Moment = momentOf('2026-11-28T01:00:00.000Z');

export const bases: readonly Base[] = [
  baseOpened({ slug: 'kibua', label: 'Kibua', province: 'nk', latitude: -1.28, longitude: 28.49 }, 1),
  baseOpened({ slug: 'sange', label: 'Sange', province: 'sk', latitude: -3.08, longitude: 29.12 }, 2),
];

export const communities: readonly Community[] = [
  communityAdded({ slug: 'ntoto', label: 'Ntoto', base: 'kibua', latitude: -1.44, longitude: 28.47 }),
  communityAdded({ slug: 'mera', label: 'Mera', base: 'kibua', latitude: -1.31, longitude: 28.41 }),
  communityAdded({ slug: 'kalonge', label: 'Kalonge', base: 'kibua', latitude: -1.25, longitude: 28.55 }),
  communityAdded({ slug: 'kiliba', label: 'Kiliba', base: 'sange', latitude: -3.2, longitude: 29.1 }),
];

const posts: readonly Post[] = [
  postOpened({
    slug: 'kibua-assistant',
    label: 'Assistant, Kibua',
    role: 'assistant',
    base: 'kibua',
    province: 'nk',
  }),
  postOpened({
    slug: 'kibua-relief',
    label: 'Relief, Kibua',
    role: 'assistant',
    base: 'kibua',
    province: 'nk',
  }),
  postOpened({
    slug: 'kibua-commander',
    label: 'Commander, Kibua',
    role: 'commander',
    base: 'kibua',
    province: 'nk',
  }),
  postOpened({ slug: 'nk-duty', label: 'Duty officer, North Kivu', role: 'duty-officer', province: 'nk' }),
  postOpened({
    slug: 'nk-protection',
    label: 'Protection, North Kivu',
    role: 'protection-manager',
    province: 'nk',
  }),
  postOpened({
    slug: 'sange-assistant',
    label: 'Assistant, Sange',
    role: 'assistant',
    base: 'sange',
    province: 'sk',
  }),
  postOpened({
    slug: 'sange-commander',
    label: 'Commander, Sange',
    role: 'commander',
    base: 'sange',
    province: 'sk',
  }),
];

/** Everybody has been on duty since the day before, and is for months: alerts may run long. */
const roster: readonly Duty[] = [
  { post: 'kibua-assistant', seat: 'assistant', scope: 'kibua' },
  { post: 'kibua-commander', seat: 'commander', scope: 'kibua' },
  { post: 'nk-duty', seat: 'duty-officer', scope: 'nk' },
].map((duty) => ({ ...duty, from: night - day, until: night + 1_000 * hour }) as Duty);

/** A situation that somebody has opened at Kibua. */
export const situation = {
  id: '00000000-0000-4000-8000-000000000777' as string as SubjectId,
  state: { number: '123', base: 'kibua', event: 'attack', openedAt: night, endedAt: null },
};

/** The registers of the exercise, with another roster where a test needs one. */
export function registersOf(duties: readonly Duty[] = roster): Registers {
  return {
    base: (slug) => bases.find((one) => one.slug === slug),
    community: (slug) => communities.find((one) => one.slug === slug),
    post: (slug) => posts.find((one) => one.slug === slug),
    source: () => undefined,
    sources: () => [],
    situation: (id) => (id === situation.id ? situation.state : undefined),
    area: () => undefined,
    gateway: () => undefined,
    group: () => undefined,
    handsets: () => [],
    troubles: () => [],
    drills: () => [],
    subject: () => undefined,
    onDuty: (seat, scope, at) => onDuty(duties, seat, scope, at),
    words: () => [],
    recognise: () => [],
  };
}

function seated(role: Author, post: string | null, base: string | null, province: string | null): Actor {
  return { pen: `pen of ${post ?? role}` as string as PenId, post, role, base, province };
}

export const assistant = seated('assistant', 'kibua-assistant', 'kibua', 'nk');
export const relief = seated('assistant', 'kibua-relief', 'kibua', 'nk');
export const commander = seated('commander', 'kibua-commander', 'kibua', 'nk');
export const dutyOfficer = seated('duty-officer', 'nk-duty', null, 'nk');
export const protectionManager = seated('protection-manager', 'nk-protection', null, 'nk');
export const headOfOffice = seated('head-of-office', 'nk-head', null, 'nk');
export const analyst = seated('analyst', 'nk-analyst', null, 'nk');
export const custodian = seated('custodian', 'safety', null, null);
export const missionAnalyst = seated('mission-analyst', 'kinshasa-analyst', null, null);
export const administrator = seated('administrator', 'administrator', null, null);
export const sangeAssistant = seated('assistant', 'sange-assistant', 'sange', 'sk');
export const sangeCommander = seated('commander', 'sange-commander', 'sange', 'sk');
export const node = seated('node', null, null, null);
