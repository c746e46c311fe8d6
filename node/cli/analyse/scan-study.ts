import type {
  ClusterRules,
  Frequency,
  Model,
  Overlap,
  Points,
  PopulationRecord,
  PValueReport,
  StudyPeriod,
} from '@ulinzi/analysis/clusters';

/** What an analyst asks of a scan, whichever file or options it was read from. */
export interface ScanSettings {
  stretch: 'space' | 'time' | 'space-time';
  /** Only clusters that are still there at the end of the study. */
  isProspective: boolean;
  model: Model;
  rules: ClusterRules;
  period: StudyPeriod;
  windows: WindowSettings;
  size: SizeSettings;
  /** Further bounds on what is reported; null where there are none. */
  reportedSize: SizeSettings | null;
  also: { wholePeriod: boolean; allPlaces: boolean };
  overlap: Overlap;
  /** Report the most likely cluster only. */
  isFirstOnly: boolean;
  inference: InferenceSettings;
}

export interface WindowSettings {
  /** Shortest window, in time units. */
  shortest: number;
  longest: { by: 'percent' | 'units'; most: number };
  /** All windows, those that last until the end, or those that start and end within stretches (days, inclusive). */
  kind: 'all' | 'alive' | { starts: readonly [number, number]; ends: readonly [number, number] };
}

export interface SizeSettings {
  /** Of cases, expected cases, or cases and controls; null where such a share is not limited. */
  percent: number | null;
  /** Of the people in the file of circle sizes. */
  circlePercent: number | null;
  /** From the centre: km, or the unit of plane coordinates. */
  distance: number | null;
}

export interface InferenceSettings {
  replications: number;
  report: PValueReport;
  enough: number;
  /** A Gumbel p-value beside the reported one. */
  addsGumbel: boolean;
  /** Earlier analyses since this day are adjusted for; null where they are not. */
  adjustedSince: number | null;
  /** How often such an analysis is made. */
  every: number;
  frequency: Frequency;
}

/** Cases, or controls, as counted at one place and day. */
export interface DatedCount {
  place: number;
  day: number;
  category: number;
  count: number;
}

/** The data of a scan. Places are in the order of their names; several names may share one place. */
export interface ScanData {
  names: readonly (readonly string[])[];
  places: Points;
  centres: Points;
  /** As written in the file, for each centre: latitude and longitude, or plane coordinates. */
  centreCoordinates: readonly (readonly number[])[];
  /** The same for places, to draw them. */
  placeCoordinates: readonly (readonly number[])[];
  coordinates: 'degrees' | 'plane';
  /** False for a scan in space alone of events without dates. */
  isDated: boolean;
  cases: readonly DatedCount[];
  controls: readonly DatedCount[];
  population: readonly PopulationRecord[];
  categories: number;
  /** People by place, for limits by the file of circle sizes. */
  circleWeights: Float64Array | null;
}

export interface ScanStudy {
  settings: ScanSettings;
  data: ScanData;
  /** Told to people beside the result. */
  notes: readonly string[];
}
