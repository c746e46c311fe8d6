import { basename, dirname, isAbsolute, resolve } from 'node:path';
import {
  civilDay,
  type Frequency,
  type Overlap,
  type PValueReport,
  type TimeUnit,
} from '@ulinzi/analysis/clusters';
import type { Speak } from '@ulinzi/words';
import type { InferenceSettings, ScanSettings, SizeSettings, WindowSettings } from '../scan-study.ts';
import type { Precision } from './dates.ts';
import { readParameterFile } from './parameter-file.ts';
import { type ProjectFile, sourceFormat } from './records.ts';
import { type SettingValues, settingValues } from './setting-values.ts';

/** A SaTScan project: what it asks for and where its data lie. */
export interface SatscanProject {
  settings: ScanSettings;
  files: {
    cases: ProjectFile;
    controls: ProjectFile | null;
    population: ProjectFile | null;
    coordinates: ProjectFile | null;
    grid: ProjectFile | null;
    circleSizes: ProjectFile | null;
  };
  precision: Precision;
  coordinates: 'degrees' | 'plane';
  /** Refuse what lies outside the study, or a place without coordinates; else leave it out and say so. */
  isPeriodStrict: boolean;
  arePlacesStrict: boolean;
  /** Days of the week count as a covariate (permutation model). */
  isWeekAdjusted: boolean;
  /** Year of the study's start, whose century two-digit years belong to. */
  century: number;
}

const PRECISIONS = { 0: 'none', 1: 'year', 2: 'month', 3: 'day', 4: 'unit' } as const;
const UNITS: Record<string, TimeUnit | null> = { 0: null, 1: 'year', 2: 'month', 3: 'day', 4: 'unit' };
const MODELS = { 0: 'poisson', 1: 'bernoulli', 2: 'permutation' } as const;
const RATES = { 1: 'high', 2: 'low', 3: 'both' } as const;
const REPORTS: Record<string, PValueReport> = { 0: 'default', 1: 'standard', 2: 'early', 3: 'gumbel' };
const ANALYSES = {
  1: { stretch: 'space', isProspective: false },
  2: { stretch: 'time', isProspective: false },
  3: { stretch: 'space-time', isProspective: false },
  4: { stretch: 'space-time', isProspective: true },
  6: { stretch: 'time', isProspective: true },
} as const;
const OVERLAPS: Record<string, Overlap> = {
  0: 'no-shared-place',
  1: 'no-centre-in-other',
  2: 'no-centre-in-more-likely',
  3: 'no-centre-in-less-likely',
  4: 'no-centres-in-each-other',
  5: 'any',
};
const FREQUENCIES: Record<string, Frequency | null> = {
  0: null,
  1: 'day',
  2: 'week',
  3: 'month',
  4: 'quarter',
  5: 'year',
};

/**
 * Reads a SaTScan project from its parameter file. Throws DataRefused, naming the setting, where a value cannot be or
 * asks for an analysis that is not made here.
 */
export async function readProject(path: string, speak: Speak): Promise<SatscanProject> {
  const settings = await readParameterFile(path, speak);
  const values = settingValues(settings, basename(path), speak);
  const fileAt = (name: string): ProjectFile | null => {
    const written = values.text(name);
    if (written === '') return null;
    // Projects saved on Windows write backslashes.
    const local = written.replaceAll('\\', '/');
    const absolute = isAbsolute(local) ? local : resolve(dirname(path), local);
    return { path: absolute, format: sourceFormat(settings, name, values) };
  };
  const { stretch, isProspective } = values.choice('AnalysisType', ANALYSES, ANALYSES[1]);
  const model = values.choice('ModelType', MODELS, 'poisson');
  if (model === 'permutation' && stretch !== 'space-time')
    values.refuse('ModelType', 'permutation-space-time');
  const precision = values.choice<Precision>('PrecisionCaseTimes', PRECISIONS, 'year');
  if (precision === 'none' && stretch !== 'space') values.refuse('PrecisionCaseTimes', 'needs-times');
  if (model !== 'permutation' && stretch !== 'space' && values.number('TimeTrendAdjustmentType', 0) !== 0)
    values.refuse('TimeTrendAdjustmentType', 'unsupported', { wanted: '0' });
  const isWeekAdjusted = values.flag('AdjustForWeeklyTrends');
  const start = values.date('StartDate', dayOrUnit(precision), 'first');
  const end = values.date('EndDate', dayOrUnit(precision), 'last');
  if (end < start) values.refuse('EndDate', 'ends-early');
  if (!isWhole(precision, start, end)) values.refuse('PrecisionCaseTimes', 'period-edges');
  const period = { start, end, ...aggregation(values, stretch, precision) };
  if (isWeekAdjusted && (model !== 'permutation' || period.unit !== 'day' || period.length !== 1))
    values.refuse('AdjustForWeeklyTrends', 'weekly');
  const rates = values.choice('ScanAreas', RATES, 'high');
  const files = {
    cases: fileAt('CaseFile') ?? values.refuse('CaseFile', 'needs-file'),
    controls:
      model === 'bernoulli' ? (fileAt('ControlFile') ?? values.refuse('ControlFile', 'needs-file')) : null,
    population: model === 'poisson' ? populationFile() : null,
    coordinates:
      stretch === 'time'
        ? null
        : (fileAt('CoordinatesFile') ?? values.refuse('CoordinatesFile', 'needs-file')),
    grid:
      stretch !== 'time' && values.flag('UseGridFile')
        ? (fileAt('GridFile') ?? values.refuse('GridFile', 'needs-file'))
        : null,
    circleSizes: stretch === 'time' ? null : fileAt('MaxCirclePopulationFile'),
  };

  function populationFile(): ProjectFile | null {
    const file = fileAt('PopulationFile');
    return file === null && stretch !== 'time' ? values.refuse('PopulationFile', 'needs-file') : file;
  }

  return {
    settings: {
      stretch,
      isProspective,
      model,
      rules: {
        rates,
        leastHighCases: values.number('MinimumCasesInHighRateClusters', 2, { min: 2, integer: true }),
        leastLowCases: values.number('MinimumCasesInLowRateClusters', 0, { min: 0, integer: true }),
        ...(values.flag('RiskLimitHighClusters') && {
          leastHighRisk: values.number('RiskThresholdHighClusters', 1, { min: 1 }),
        }),
        ...(values.flag('RiskLimitLowClusters') && {
          mostLowRisk: values.number('RiskThresholdLowClusters', 1, { min: 0 }),
        }),
      },
      period,
      windows: windowSettings(values, { stretch, isProspective, precision }),
      size: sizeSettings(values, {
        stretch,
        isProspective,
        isReported: false,
        hasSizes: files.circleSizes !== null,
      }),
      reportedSize: values.flag('UseReportOnlySmallerClusters')
        ? sizeSettings(values, {
            stretch,
            isProspective,
            isReported: true,
            hasSizes: files.circleSizes !== null,
          })
        : null,
      also: alsoSettings(values, { stretch, isProspective, model }),
      overlap: values.choice<Overlap>('CriteriaForReportingSecondaryClusters', OVERLAPS, 'no-shared-place'),
      isFirstOnly: values.text('ReportHierarchicalClusters').toLowerCase() === 'n',
      inference: inferenceSettings(values, { stretch, isProspective, rates, precision, period }),
    },
    files,
    precision,
    coordinates: values.choice('CoordinatesType', { 0: 'plane', 1: 'degrees' } as const, 'degrees'),
    isPeriodStrict: values.choice('StudyPeriodCheckType', { 0: true, 1: false }, true),
    arePlacesStrict: values.choice('GeographicalCoordinatesCheckType', { 0: true, 1: false }, true),
    isWeekAdjusted,
    century: precision === 'unit' ? 2000 : civilDay(start).year,
  };
}

function dayOrUnit(precision: Precision): Precision {
  return precision === 'unit' ? 'unit' : 'day';
}

/** Dates that say only a year or a month must all lie wholly inside the study. */
function isWhole(precision: Precision, start: number, end: number): boolean {
  if (precision !== 'year' && precision !== 'month') return true;
  const [first, after] = [civilDay(start), civilDay(end + 1)];
  const isMonthly = first.day === 1 && after.day === 1;
  return precision === 'month' ? isMonthly : isMonthly && first.month === 1 && after.month === 1;
}

const FINENESS = { none: 3, year: 1, month: 2, day: 3, unit: 4 } as const;

function aggregation(
  values: SettingValues,
  stretch: ScanSettings['stretch'],
  precision: Precision,
): { unit: TimeUnit; length: number } {
  // A scan in space alone has one interval, whatever these say.
  if (stretch === 'space') return { unit: 'day', length: 1 };
  const unit = values.choice<TimeUnit | null>('TimeAggregationUnits', UNITS, null);
  if (unit === null) return values.refuse('TimeAggregationUnits', 'needs-times');
  if (FINENESS[unit] > FINENESS[precision] || (unit === 'unit') !== (precision === 'unit'))
    values.refuse('TimeAggregationUnits', 'finer-than-dates');
  return { unit, length: values.number('TimeAggregationLength', 1, { min: 1, integer: true }) };
}

type Kind = Pick<ScanSettings, 'stretch' | 'isProspective'>;

function windowSettings(
  values: SettingValues,
  { stretch, isProspective, precision }: Kind & { precision: Precision },
): WindowSettings {
  if (stretch === 'space') return { shortest: 1, longest: { by: 'units', most: 1 }, kind: 'all' };
  const by = values.choice('MaxTemporalSizeInterpretation', { 0: 'percent', 1: 'units' } as const, 'percent');
  const kind = isProspective
    ? 'alive'
    : values.choice('IncludeClusters', { 0: 'all', 1: 'alive', 2: 'within' } as const, 'all');
  const dates = dayOrUnit(precision);
  return {
    shortest: values.number('MinimumTemporalClusterSize', 1, { min: 1, integer: true }),
    longest: { by, most: values.number('MaxTemporalSize', 50, { min: 0 }) },
    kind:
      kind === 'within'
        ? { starts: values.dates('IntervalStartRange', dates), ends: values.dates('IntervalEndRange', dates) }
        : kind,
  };
}

function sizeSettings(
  values: SettingValues,
  { stretch, isProspective, isReported, hasSizes }: Kind & { isReported: boolean; hasSizes: boolean },
): SizeSettings {
  if (stretch === 'time') return { percent: null, circlePercent: null, distance: null };
  const name = (base: string) => (isReported ? `${base}_Reported` : base);
  const usesSizes = values.flag(name('UseMaxCirclePopulationFileOption'));
  const usesDistance = values.flag(name('UseDistanceFromCenterOption'));
  if (usesSizes && !hasSizes) values.refuse('MaxCirclePopulationFile', 'needs-file');
  // Later cases would change a share of all cases, so earlier analyses could not have used it.
  const isAdjusted = isProspective && values.flag('AdjustForEarlierAnalyses');
  if (isAdjusted && !isReported && !usesSizes && !usesDistance)
    values.refuse('AdjustForEarlierAnalyses', 'adjusted-size');
  const sizes = isReported
    ? 'MaxSizeInMaxCirclePopulationFile_Reported'
    : 'MaxSpatialSizeInMaxCirclePopulationFile';
  return {
    percent: isAdjusted ? null : values.number(name('MaxSpatialSizeInPopulationAtRisk'), 50, { min: 0 }),
    circlePercent: usesSizes ? values.number(sizes, 50, { min: 0 }) : null,
    distance: usesDistance ? values.number(name('MaxSpatialSizeInDistanceFromCenter'), 1, { min: 0 }) : null,
  };
}

function alsoSettings(
  values: SettingValues,
  { stretch, isProspective, model }: Kind & Pick<ScanSettings, 'model'>,
): ScanSettings['also'] {
  if (stretch !== 'space-time') return { wholePeriod: false, allPlaces: false };
  const wholePeriod = values.flag('IncludePurelySpatial');
  const allPlaces = values.flag('IncludePurelyTemporal');
  if (wholePeriod && (model === 'permutation' || isProspective))
    values.refuse('IncludePurelySpatial', 'unsupported', { wanted: 'n' });
  if (allPlaces && model === 'permutation')
    values.refuse('IncludePurelyTemporal', 'unsupported', { wanted: 'n' });
  return { wholePeriod, allPlaces };
}

function inferenceSettings(
  values: SettingValues,
  {
    stretch,
    isProspective,
    rates,
    precision,
    period,
  }: Kind & { rates: string; precision: Precision; period: { unit: TimeUnit; length: number } },
): InferenceSettings {
  const report = values.choice<PValueReport>('PValueReportType', REPORTS, 'default');
  if (report === 'gumbel' && (rates !== 'high' || stretch === 'time'))
    values.refuse('PValueReportType', 'gumbel');
  const frequency = values.choice<Frequency | null>('ProspectiveFrequencyType', FREQUENCIES, null);
  const isAdjusted = isProspective && values.flag('AdjustForEarlierAnalyses');
  return {
    replications: values.number('MonteCarloReps', 999, { min: 0, integer: true }),
    report,
    enough: values.number('EarlyTerminationThreshold', 50, { min: 1, integer: true }),
    addsGumbel: values.flag('ReportGumbel'),
    adjustedSince: isAdjusted ? values.date('ProspectiveStartDate', dayOrUnit(precision), 'first') : null,
    every:
      frequency === null || period.unit === 'unit'
        ? period.length
        : values.number('ProspectiveFrequency', 1, { min: 1, integer: true }),
    frequency: period.unit === 'unit' ? 'unit' : (frequency ?? period.unit),
  };
}
