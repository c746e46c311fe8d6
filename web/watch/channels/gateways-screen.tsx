import { computed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { baseLabel, bases, gateways } from '../../shared/registers.ts';
import { now } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import {
  barsOf,
  type Gateway,
  type GatewayState,
  lengthOf,
  stateOf,
  weakPercent,
  worstFirst,
} from './health.ts';
import '../../shared/lines.css';
import './channels.css';

/** What to do, in order, where a gateway does not answer. */
const steps: Readonly<Record<GatewayState, readonly string[]>> = {
  alive: [],
  dead: ['power', 'replug', 'call', 'report'],
  stopped: ['started'],
};

/** How each gateway is, those that need somebody first. */
export function GatewaysScreen() {
  useEffect(() => void bases.refresh(), []);
  return (
    <section class="page register channels">
      <h2>{t('watch-channels.title')}</h2>
      <p class="lead">{t('watch-channels.lead')}</p>
      <Reading of={gateways}>{(value) => <Gateways all={worstFirst(value.gateways)} />}</Reading>
    </section>
  );
}

function Gateways({ all }: { all: readonly Gateway[] }) {
  if (all.length === 0) return <p class="empty pane">{t('watch-channels.empty')}</p>;
  const dead = all.filter((one) => stateOf(one) !== 'alive').length;
  return (
    <>
      <output>
        {dead === 0
          ? t('watch-channels.all-well', { count: all.length })
          : t('watch-channels.some-dead', { dead, all: all.length })}
      </output>
      <ul class="gateways">
        {all.map((one) => (
          <GatewayCard key={one.slug} gateway={one} />
        ))}
      </ul>
    </>
  );
}

function GatewayCard({ gateway }: { gateway: Gateway }) {
  const state = stateOf(gateway);
  // Its words alone move with the clock.
  const last = useMemo(() => computed(() => lastSaid(gateway)), [gateway]);
  return (
    <li class={`pane gateway ${state}`}>
      <header class="head">
        <h3>{gateway.label}</h3>
        <span class="mut">
          {t(`watch-channels.kind.${gateway.kind}`)}
          {' · '}
          {t('watch-channels.base', { base: baseLabel(gateway.base) })}
        </span>
        <span class="grow" />
        <span class="state">
          <Icon name={state === 'alive' ? 'check' : 'x'} size="s" />
          {t(`watch-channels.state.${state}`)}
        </span>
      </header>
      <dl>
        <div>
          <dt>{t('watch-channels.last')}</dt>
          <dd>{last}</dd>
        </div>
        {gateway.waiting !== null && (
          <div>
            <dt>{t('watch-channels.waiting')}</dt>
            <dd>{t('watch-channels.texts', { count: gateway.waiting })}</dd>
          </div>
        )}
        <div>
          <dt>{t('watch-channels.signal')}</dt>
          <dd>
            <SignalBars percent={gateway.signalPercent} />
            {signalSaid(gateway.signalPercent)}
          </dd>
        </div>
      </dl>
      {steps[state].length > 0 && (
        <>
          <h4>{t('watch-channels.do')}</h4>
          <ol class="steps-list">
            {steps[state].map((step) => (
              <li key={step}>{t(`watch-channels.do.${step}`)}</li>
            ))}
          </ol>
        </>
      )}
    </li>
  );
}

function lastSaid({ lastContactAt }: Gateway): string {
  if (lastContactAt === null) return t('watch-channels.never');
  const length = lengthOf(now.value - Date.parse(lastContactAt));
  if (!length) return t('watch-channels.just-now');
  const duration = t(`alerts.duration.${length.unit}`, { [length.unit]: length.count });
  return t('watch-channels.ago', { duration, at: lastContactAt });
}

function signalSaid(percent: number | null): string {
  if (percent === null) return t('watch-channels.no-signal');
  return t(percent < weakPercent ? 'watch-channels.weak' : 'watch-channels.percent', {
    percent: percent / 100,
  });
}

/** Four bars beside the words. */
function SignalBars({ percent }: { percent: number | null }) {
  const bars = barsOf(percent);
  if (bars === null) return null;
  return (
    <svg class="signal" viewBox="0 0 22 16" aria-hidden="true">
      {[0, 1, 2, 3].map((nth) => (
        <rect
          key={nth}
          class={nth < bars ? 'on' : ''}
          x={nth * 6}
          y={12 - nth * 4}
          width="4"
          height={4 + nth * 4}
        />
      ))}
    </svg>
  );
}
