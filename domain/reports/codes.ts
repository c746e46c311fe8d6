// The code lists of reports. Labels in three languages stand in the catalogs under `reports.<list>.<code>`.

/** What a report is: at once, of a day, of a week, of one incident, of what the Assistant did, of a team's visit. */
export const reportKinds = ['flash', 'daily', 'weekly', 'incident', 'activity', 'visit'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Who reads it, by choice of its writer (C9). */
export const readers = ['base', 'province', 'mentor'] as const;
export type Readers = (typeof readers)[number];

/** How it was come to know, without naming anybody (A4). */
export const contactWays = [
  'seen-oneself',
  'met-in-village',
  'met-at-base',
  'meeting',
  'call',
  'sms',
  'radio',
  'patrol',
  'authorities',
  'partner',
  'hearsay',
] as const;

/** What a Liaison Assistant does (A5). */
export const activities = [
  'liaison',
  'negotiation',
  'analysis',
  'interpretation',
  'training',
  'visit',
] as const;

/** How near the place is known: to the village, near it, to its territory. */
export const placePrecisions = ['village', 'near', 'territory'] as const;
/** How near the time is known (ACLED): the day, the week, wider. */
export const datePrecisions = ['day', 'week', 'wider'] as const;

/** How many people could have told the writer: the fewer they are, the easier one of them is guessed. */
export const knownTo = ['few', 'under-20', 'under-50', 'under-200', 'many'] as const;

/** The sections of a daily and weekly report, in their order; each is a text of its own. */
export const sections = [
  'security',
  'movements',
  'displacement',
  'tensions',
  'authorities',
  'needs',
  'planned',
] as const;
export type Section = (typeof sections)[number];

/** What a team looks at in a village, each with a mark (A9): nothing amiss, some, grave, not looked at. */
export const observed = [
  'movement-of-women',
  'markets',
  'schools',
  'health-posts',
  'armed-presence',
  'roadblocks',
  'displaced',
  'alert-network',
] as const;
export const marks = ['fine', 'some', 'grave', 'unknown'] as const;

export const returnReasons = ['place', 'date', 'unclear', 'names-in-text', 'incomplete', 'other'] as const;
export const withdrawReasons = ['sent-twice', 'mistaken', 'unsafe', 'other'] as const;

/** Classes of actors whose acts put the author of a report at high risk (A6). */
export const highRiskActors: readonly string[] = [
  'local-authority',
  'national-forces',
  'police',
  'intelligence',
];
