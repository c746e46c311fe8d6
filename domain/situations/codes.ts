/** What happens on the ground: of an alert, and of a situation that several alerts tell of. */
export const events = [
  'weapons-seen',
  'shots',
  'attack',
  'killing',
  'looting',
  'abduction',
  'sexual-violence',
  'fire',
  'displacement',
  'roadblock',
  'forced-labour',
  'extortion',
  'threat',
  'arrest',
  'troop-movement',
  'tension',
  'other',
] as const;

/** By whom. */
export const actors = [
  'armed-group',
  'national-forces',
  'police',
  'intelligence',
  'local-authority',
  'self-defence',
  'bandits',
  'community',
  'unknown',
] as const;
export type ActorClass = (typeof actors)[number];
