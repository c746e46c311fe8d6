import type { ScannedCluster } from './scan-run.ts';

/** A cluster in the words of the file it came from. */
export interface DescribedCluster {
  locations: readonly string[];
  /** Latitude and longitude, or plane coordinates, of the centre; empty for all places. */
  centre: readonly number[];
  /** Km over the ground, or the unit of plane coordinates; null for all places. */
  radius: number | null;
  /** Null where events have no dates. */
  start: string | null;
  end: string | null;
  cases: number;
  expected: number;
  relativeRisk: number;
  cluster: ScannedCluster;
}
