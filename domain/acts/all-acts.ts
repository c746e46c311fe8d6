import { alertActs } from '../alerts/index.ts';
import * as channels from '../channels/index.ts';
import * as communities from '../communities/index.ts';
import * as contacts from '../contacts/index.ts';
import { type Act, roles } from '../kernel/index.ts';
import * as drills from '../drills/index.ts';
import * as geography from '../geography/index.ts';
import * as handsets from '../handsets/index.ts';
import * as lexicon from '../lexicon/index.ts';
import * as mentoring from '../mentoring/index.ts';
import * as nodes from '../nodes/index.ts';
import * as people from '../people/index.ts';
import * as plans from '../plans/index.ts';
import * as promises from '../promises/index.ts';
import * as questions from '../questions/index.ts';
import * as recommendations from '../recommendations/index.ts';
import * as reports from '../reports/index.ts';
import * as shifts from '../shifts/index.ts';
import * as situations from '../situations/index.ts';
import * as sources from '../sources/index.ts';
import * as troubles from '../troubles/index.ts';
import * as visits from '../visits/index.ts';

function isAct(value: unknown): value is Act {
  return typeof value === 'object' && value !== null && 'subject' in value && 'upcasters' in value;
}

/** Every act that is declared, by name. Routes, commands, documentation and the log read this one list. */
export const acts: Readonly<Record<string, Act>> = Object.fromEntries(
  [
    alertActs,
    channels,
    communities,
    contacts,
    drills,
    geography,
    handsets,
    lexicon,
    mentoring,
    nodes,
    people,
    plans,
    promises,
    questions,
    recommendations,
    reports,
    shifts,
    situations,
    sources,
    troubles,
    visits,
  ]
    .flatMap((context) => Object.values(context) as unknown[])
    .filter(isAct)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((act) => [act.name, act]),
);

/** Acts that people may do, by name. */
export function peoplesActs(): Act[] {
  return Object.values(acts).filter((act) =>
    act.who.some((role) => (roles as readonly string[]).includes(role)),
  );
}

/** Names of the collections, as they stand in addresses and commands. */
export const plurals = {
  alert: 'alerts',
  base: 'bases',
  community: 'communities',
  post: 'posts',
  duty: 'duties',
  source: 'sources',
  gateway: 'gateways',
  handset: 'handsets',
  group: 'groups',
  message: 'messages',
  promise: 'promises',
  word: 'words',
  situation: 'situations',
  shift: 'shifts',
  node: 'nodes',
  road: 'roads',
  area: 'areas',
  trouble: 'troubles',
  contact: 'contacts',
  drill: 'drills',
  report: 'reports',
  question: 'questions',
  mentoring: 'mentorings',
  recommendation: 'recommendations',
  visit: 'visits',
  plan: 'plans',
} as const;

/** Path of an act: `/api/alerts/:ref/decide`, or `/api/alerts` for one that creates its subject. */
export function actPath(act: Act): string {
  const plural = plurals[act.subject as keyof typeof plurals];
  return act.creates ? `/api/${plural}` : `/api/${plural}/:ref/${act.name.split('.')[1]}`;
}
