/** `country` is the neighbours' outlines; the mission draws provinces and territories. */
export const areaLevels = ['country', 'province', 'territory'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** What a mission takes in from a file. */
export const drawnLevels = ['province', 'territory'] as const;
export type DrawnLevel = (typeof drawnLevels)[number];

/** The dry months and the rains; roads of the east differ by hours between them. */
export const seasons = ['dry', 'rainy'] as const;
export type Season = (typeof seasons)[number];

/** How the time of a road is known, the best first. */
export const roadSources = ['driven', 'reported', 'estimated'] as const;
export type RoadSource = (typeof roadSources)[number];

/** What the time holds for: a motorcycle passes where no truck does. */
export const vehicles = ['car', 'truck', 'motorcycle', 'foot'] as const;
export type Vehicle = (typeof vehicles)[number];

/** Vehicles in which troops come; only these count for who is within an hour (B12). */
export const troopVehicles: readonly Vehicle[] = ['car', 'truck'];
