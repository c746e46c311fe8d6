import { dayOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import type { Series } from './tally.ts';

const width = 260;
const height = 72;

/** A week's Monday as a moment at noon, so that no zone moves it to another day. */
export function mondayOf(week: string): number {
  return Date.parse(`${week}T12:00:00.000Z`);
}

/**
 * Alerts of each week as bars, on a scale that all pictures share. The running week is hatched and open at the top:
 * it is not finished. The picture's own words say the numbers; the table says them all.
 */
export function WeekBars({ series, weeks, top }: { series: Series; weeks: readonly string[]; top: number }) {
  const step = width / weeks.length;
  const gap = Math.min(3, step / 4);
  const barOf = (count: number) => (count / top) * (height - 2);
  const last = weeks.length - 1;
  const words = t('watch-counts.picture', {
    place: series.label,
    alerts: series.finished.alerts,
    weeks: last,
    most: Math.max(0, ...series.weeks.slice(0, -1)),
    running: series.running,
  });
  const hatch = `hatch-${series.key || 'all'}`;
  return (
    <div class="bars">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words} preserveAspectRatio="none">
        <defs>
          <pattern
            id={hatch}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="5" class="hatching" />
          </pattern>
        </defs>
        <line x1="0" x2={width} y1="0.5" y2="0.5" class="top-line" />
        {series.weeks.map((count, nth) => {
          const x = nth * step + gap / 2;
          const tall = barOf(count);
          if (nth < last)
            return (
              <rect key={weeks[nth]} class="full" x={x} y={height - tall} width={step - gap} height={tall} />
            );
          return (
            <g key={weeks[nth]} class="open">
              <rect x={x} y={height - tall} width={step - gap} height={tall} fill={`url(#${hatch})`} />
              <path d={`M${x} ${height - tall}V${height}M${x + step - gap} ${height - tall}V${height}`} />
            </g>
          );
        })}
        <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} class="floor" />
      </svg>
      <span class="top-value" aria-hidden="true">
        {top}
      </span>
      <span class="ends" aria-hidden="true">
        <span>{dayOf(mondayOf(weeks[0] ?? ''))}</span>
        <span>{dayOf(mondayOf(weeks[last] ?? ''))}</span>
      </span>
    </div>
  );
}
