import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t, tCode } from '../../shared/words.ts';
import { areas } from './map-lists.ts';
import { networks } from './map-rows.ts';
import { basesShown, counts, from, season, telling } from './map-state.ts';
import { tones } from './place-alerts.ts';
import { reaches } from './reach-shown.ts';
import { baseLabel } from '../../shared/registers.ts';
import { SignDrawn } from './sign-drawn.tsx';
import type { SignName } from './signs.ts';

/** What each sign means, and how many of it there are. */
export function MapLegend({ hasAlerts }: { hasAlerts: boolean }) {
  const legend = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    // Where there is little room it would take the picture's: it is opened by whoever asks.
    const { clientHeight = 0, clientWidth = 0 } = legend.current?.parentElement ?? {};
    setOpen(clientHeight > 560 && clientWidth > 480);
  }, []);
  const { tones: toned, reach, network } = counts.value;
  const isReach = telling.value === 'reach';
  return (
    <details
      ref={legend}
      class="map-legend"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('watch-map.legend')}</summary>
      <ul>
        {hasAlerts &&
          tones.map((tone) => (
            <Line key={tone} sign={tone} words={tCode('watch-map.tone', tone)} count={toned[tone]} />
          ))}
        <Line sign="base" words={t('watch-map.base')} count={basesShown.value.size} />
        {isReach
          ? reaches.map((one) => (
              <Line key={one} sign={one} words={tCode('watch-map.reach', one)} count={reach[one]} />
            ))
          : networks.map((one) => (
              <Line key={one} sign={one} words={tCode('watch-map.network', one)} count={network[one]} />
            ))}
      </ul>
      {isReach && (
        <p>
          {from.value === 'own'
            ? t('watch-map.reached-own')
            : t('watch-map.reached-from', { base: baseLabel(from.value) })}
          {', '}
          {tCode('watch-map.season', season.value)}
        </p>
      )}
      <AreaSources />
    </details>
  );
}

function Line({ sign, words, count }: { sign: SignName; words: string; count: number }) {
  return (
    <li data-sign={sign}>
      <SignDrawn name={sign} />
      <span>{words}</span>
      <b>{count}</b>
    </li>
  );
}

/** Where the lines come from, as their makers ask. */
function AreaSources() {
  const sources = [
    ...new Set((areas.value.value?.features ?? []).map(({ properties }) => properties.source)),
  ];
  if (sources.length === 0) return null;
  return <p class="dim">{t('watch-map.lines-from', { sources: sources.join(', ') })}</p>;
}
