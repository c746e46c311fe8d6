import { groundKm, placesOf, relativeRisk, totalsOf } from '@ulinzi/analysis/clusters';
import type { Speak } from '@ulinzi/words';
import { isoDate } from '../../tables/index.ts';
import type { AnalysisResult } from './frame.ts';
import type { DescribedCluster } from './scan-described.ts';
import { scanPicture } from './scan-picture.ts';
import type { PreparedScan } from './scan-problem.ts';
import type { ScannedCluster, ScanOutcome } from './scan-run.ts';
import type { ScanStudy } from './scan-study.ts';

/** Below so many cases the result is told to be thin. */
const THIN = 30;
const NAMES_SHOWN = 6;

/** The result of a scan for people, programs and pictures. */
export function scanResult(
  study: ScanStudy,
  prepared: PreparedScan,
  outcome: ScanOutcome,
  seed: number,
  speak: Speak,
): AnalysisResult {
  const described = outcome.clusters.map((cluster) => describe(cluster, study, prepared, speak));
  return {
    json: {
      clusters: described.map((cluster) => asJson(cluster, study)),
      ...aboutJson(study, outcome, seed),
    },
    table: asTable(described, study, speak),
    reading: readingOf(study, speak),
    notes: notesOf(study, prepared, outcome, described, speak),
    picture: () => scanPicture(study, prepared, described, speak),
  };
}

function describe(
  cluster: ScannedCluster,
  { data, settings }: ScanStudy,
  { problem, boundaries }: PreparedScan,
  speak: Speak,
): DescribedCluster {
  const totals = totalsOf(problem);
  const expected = (cluster.measure * totals.cases) / totals.measure;
  const isEverywhere = cluster.stretch === 'time';
  // A circle over the whole period was scanned with all intervals joined.
  const [first, last] = cluster.stretch === 'space' ? [0, problem.intervals] : [cluster.start, cluster.end];
  return {
    locations: isEverywhere
      ? [speak('analyse-scan.all-places')]
      : [...placesOf(cluster, problem.circles)].flatMap((place) => data.names[place]!),
    centre: isEverywhere ? [] : data.centreCoordinates[cluster.centre]!,
    radius: isEverywhere ? null : data.coordinates === 'degrees' ? groundKm(cluster.radius) : cluster.radius,
    start: data.isDated ? dateText(boundaries[first]!, settings) : null,
    end: data.isDated ? dateText(boundaries[last]! - 1, settings) : null,
    cases: cluster.cases,
    expected,
    relativeRisk: relativeRisk(cluster.cases, expected, totals.cases),
    cluster,
  };
}

function dateText(day: number, { period }: ScanStudy['settings']): string {
  return period.unit === 'unit' ? String(day) : isoDate(day);
}

function asJson(described: DescribedCluster, { data }: ScanStudy): Record<string, unknown> {
  const { locations, centre, radius, start, end, cases, expected, cluster } = described;
  const place =
    data.coordinates === 'degrees'
      ? { latitude: centre[0] ?? null, longitude: centre[1] ?? null, radiusKm: radius }
      : {
          x: centre[0] ?? null,
          y: centre[1] ?? null,
          ...(centre.length > 2 && { further: centre.slice(2) }),
          radius,
        };
  return {
    locations,
    ...place,
    start,
    end,
    cases,
    expected,
    statistic: cluster.ratio,
    pValue: cluster.pValue,
    recurrenceDays: cluster.recurrenceDays,
    pValueKind: cluster.pValueKind,
    ...(cluster.gumbelPValue !== null && { gumbelPValue: cluster.gumbelPValue }),
  };
}

function aboutJson({ settings }: ScanStudy, { replications }: ScanOutcome, seed: number) {
  const { model, stretch, isProspective, rules } = settings;
  return {
    analysis: { model, scan: stretch, prospective: isProspective, rates: rules.rates },
    replications,
    seed,
  };
}

function asTable(described: readonly DescribedCluster[], { data, settings }: ScanStudy, speak: Speak) {
  const column = (name: string) => speak(`analyse-scan.column.${name}`);
  const radius = data.coordinates === 'degrees' ? column('radius-km') : column('radius');
  return {
    columns: [
      column('number'),
      column('places'),
      radius,
      column('start'),
      column('end'),
      column('cases'),
      column('expected'),
      column('risk'),
      column('ratio'),
      column('p'),
      ...(settings.isProspective ? [column('recurrence')] : []),
    ],
    rows: described.map((one, i) => [
      i + 1,
      namesText(one.locations, speak),
      one.radius,
      one.start,
      one.end,
      one.cases,
      one.expected,
      Number.isFinite(one.relativeRisk) ? one.relativeRisk : null,
      one.cluster.ratio,
      one.cluster.pValue,
      ...(settings.isProspective ? [one.cluster.recurrenceDays] : []),
    ]),
  };
}

function namesText(names: readonly string[], speak: Speak): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  const more = names.length - NAMES_SHOWN;
  return more > 0 ? speak('analyse-scan.and-more', { names: shown, more }) : shown;
}

function readingOf({ settings }: ScanStudy, speak: Speak): AnalysisResult['reading'] {
  return {
    means: speak(`analyse-scan.means-${settings.isProspective ? 'prospective' : 'retrospective'}`),
    assumes: speak(`analyse-scan.assumes-${settings.model}`),
    cannot: speak('analyse-scan.cannot'),
  };
}

function notesOf(
  { settings, data, notes }: ScanStudy,
  { problem, boundaries, analyses }: PreparedScan,
  { replications }: ScanOutcome,
  described: readonly DescribedCluster[],
  speak: Speak,
): string[] {
  const { cases } = totalsOf(problem);
  const told = [
    speak(data.isDated ? 'analyse-scan.about' : 'analyse-scan.about-undated', {
      cases,
      places: problem.places,
      start: dateText(boundaries[0]!, settings),
      end: dateText(boundaries[problem.intervals]! - 1, settings),
      replications,
    }),
    ...notes,
  ];
  if (described.length === 0) told.push(speak('analyse-scan.none-found'));
  const kinds = new Set(described.flatMap(({ cluster }) => cluster.pValueKind ?? []));
  for (const kind of kinds) told.push(speak(`analyse-scan.p-${kind}`));
  if (kinds.size === 0 && described.length > 0) told.push(speak('analyse-scan.p-none'));
  if (analyses > 1) told.push(speak('analyse-scan.adjusted', { analyses }));
  if (cases < THIN) told.push(speak('analyse-scan.thin', { cases }));
  return told;
}
