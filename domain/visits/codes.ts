// What is said of a visit in codes. No schema stands here: the phone takes these lists alone.

/** The parts of the mission that a team is made of (A7). */
export const components = [
  'military',
  'police',
  'civil-affairs',
  'human-rights',
  'child-protection',
  'political-affairs',
  'public-information',
  'other',
] as const;

/** Without one of these a team is flagged, and goes all the same (A7). */
export const wantedComponents = [
  'military',
  'police',
  'civil-affairs',
  'human-rights',
  'child-protection',
] as const;

/** What is settled with the Liaison Assistant before a team comes (A11). */
export const checklist = [
  'assistant-told',
  'villages-told',
  'authorities-told',
  'women-met-apart',
  'sources-not-singled-out',
  'route-and-season',
  'vehicles',
  'interpreters',
  'debrief-with-commander',
] as const;

export const cancelReasons = [
  'no-vehicle',
  'no-flight',
  'road-closed',
  'insecure',
  'no-staff',
  'other-priority',
  'base-not-ready',
  'other',
] as const;
