import type { CoverageAnswer } from '@ulinzi/domain/coverage';
import { t } from '../../shared/words.ts';
import { classCounts, type Covered } from './coverage-counts.ts';
import { CoverageMark } from './coverage-signs.tsx';
import { scatterOf, type Side, sidesOf } from './scatter.ts';

const box = { width: 440, height: 440, margin: 32 };

/** How a name is written at each side of its point. */
const written: Readonly<Record<Side, { x: number; y: number; 'text-anchor': 'start' | 'middle' | 'end' }>> = {
  right: { x: 15, y: 5, 'text-anchor': 'start' },
  left: { x: -15, y: 5, 'text-anchor': 'end' },
  above: { x: 0, y: -16, 'text-anchor': 'middle' },
  below: { x: 0, y: 26, 'text-anchor': 'middle' },
};

/** Places by their position, on a plain ground; bases by their names. The table beside says all of it. */
export function CoveragePicture({
  shown,
  bases,
}: {
  shown: readonly Covered[];
  bases: CoverageAnswer['bases'];
}) {
  const { at, bar } = scatterOf([...shown, ...bases], box);
  const counts = classCounts(shown, '');
  const sides = sidesOf(
    bases.map((base) => ({ ...at(base), name: base.label })),
    box,
  );
  return (
    <figure class="pane coverage-picture">
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={t('watch-visits.coverage-picture', {
          team: counts['team-only'],
          assistant: counts['assistant-only'],
          both: counts.both,
          neither: counts.neither,
        })}
      >
        {shown.map((one) => {
          const { x, y } = at(one);
          return (
            <g key={one.slug} transform={`translate(${x} ${y})`}>
              <title>{`${one.label} · ${t(`visits.coverage.${one.class}`)}`}</title>
              <CoverageMark of={one.class} />
            </g>
          );
        })}
        {bases.map((base, nth) => {
          const { x, y } = at(base);
          return (
            <g key={base.slug} transform={`translate(${x} ${y})`}>
              <path class={base.hasAssistant ? 'base' : 'base without'} d="M-11-11H11V11H-11z" />
              <text {...written[sides[nth] ?? 'right']}>{base.label}</text>
            </g>
          );
        })}
        <g transform={`translate(16 ${box.height - 16})`} class="scale-bar">
          <path d={`M0-6V0H${bar.length}V-6`} />
          <text x={bar.length + 8} y="0">{`${bar.kilometres} km`}</text>
        </g>
        <g transform={`translate(${box.width - 24} ${box.height - 20})`} class="scale-bar">
          <path d="M0 0V-24M-5-18L0-24L5-18" />
          <text x="10" y="-4">
            {t('watch-visits.north')}
          </text>
        </g>
      </svg>
      <figcaption class="xs mut">{t('watch-visits.coverage-caption')}</figcaption>
    </figure>
  );
}
