import { computed } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { act } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { Icon } from '../../shared/icon.tsx';
import { Reading, RefusalSaid } from '../../shared/reading.tsx';
import { baseLabel, bases, gateways } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { now } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { TroublesOf } from '../troubles/index.ts';
import { AddGateway } from './add-gateway.tsx';
import { OrderDialog, PauseDialog } from './gateway-dialogs.tsx';
import {
  barsOf,
  type Gateway,
  type GatewayState,
  lengthOf,
  standIns,
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
  paused: ['resume'],
};

/** How each gateway is, those that need somebody first. */
export function GatewaysScreen() {
  const [isAdding, setAdding] = useState(false);
  useEffect(() => void bases.refresh(), []);
  return (
    <section class="page register channels">
      <div class="head">
        <h2>{t('watch-channels.title')}</h2>
        <span class="grow" />
        {isAdministrator() && (
          <button type="button" class="btn" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('watch-channels.add')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-channels.lead')}</p>
      <Reading of={gateways}>{(value) => <Gateways all={worstFirst(value.gateways)} />}</Reading>
      {isAdding && <AddGateway onClose={() => setAdding(false)} onDone={() => void gateways.refresh()} />}
    </section>
  );
}

/** Who adds gateways and sets them; the others see how they are. */
function isAdministrator(): boolean {
  return actor.value?.role === 'administrator';
}

function Gateways({ all }: { all: readonly Gateway[] }) {
  if (all.length === 0) return <p class="empty pane">{t('watch-channels.empty')}</p>;
  const dead = all.filter((one) => !one.isAlive).length;
  const paused = all.filter((one) => stateOf(one) === 'paused').length;
  return (
    <>
      <output>
        {dead === 0
          ? t('watch-channels.all-well', { count: all.length })
          : t('watch-channels.some-dead', { dead, all: all.length })}
        {paused > 0 && ` ${t('watch-channels.some-paused', { count: paused })}`}
      </output>
      <ul class="gateways">
        {all.map((one) => (
          <GatewayCard key={one.slug} gateway={one} all={all} />
        ))}
      </ul>
    </>
  );
}

function GatewayCard({ gateway, all }: { gateway: Gateway; all: readonly Gateway[] }) {
  const state = stateOf(gateway);
  const isAmongSeveral = all.filter(({ base }) => base === gateway.base).length > 1;
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
          {isAmongSeveral && ` · ${t('watch-channels.rank', { rank: gateway.place })}`}
        </span>
        <span class="grow" />
        <span class="state">
          <Icon name={state === 'alive' ? 'check' : state === 'paused' ? 'minus' : 'x'} size="s" />
          {t(`watch-channels.state.${state}`)}
        </span>
      </header>
      <TroublesOf gateway={gateway.slug} />
      {standIns(gateway, all).map(({ label, isPagesOnly }) => (
        <p key={label}>
          {t(isPagesOnly ? 'watch-channels.stands-in-pages' : 'watch-channels.stands-in', { gateway: label })}
        </p>
      ))}
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
        {gateway.throughput !== null && (
          <div>
            <dt>{t('watch-channels.throughput')}</dt>
            <dd>{t('watch-channels.per-second', { count: gateway.throughput })}</dd>
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
      {isAdministrator() && <ToDo gateway={gateway} all={all} />}
    </li>
  );
}

function ToDo({ gateway, all }: { gateway: Gateway; all: readonly Gateway[] }) {
  const [does, setDoes] = useState<'pause' | 'order' | null>(null);
  const asking = useAsking();
  const close = () => setDoes(null);
  const done = () => void gateways.refresh();
  const resume = async () => {
    if (await asking.ask(() => act(`api/gateways/${gateway.slug}/resume`))) done();
  };
  const name = <span class="vh"> {gateway.label}</span>;
  return (
    <div class="acts">
      {gateway.isPaused ? (
        <button type="button" class="btn" disabled={asking.isBusy} onClick={() => void resume()}>
          {t('watch-channels.resume')}
          {name}
        </button>
      ) : (
        <button type="button" class="btn" onClick={() => setDoes('pause')}>
          {t('watch-channels.pause')}
          {name}
        </button>
      )}
      <button type="button" class="btn" onClick={() => setDoes('order')}>
        {t('watch-channels.set')}
        {name}
      </button>
      {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
      {does === 'pause' && <PauseDialog gateway={gateway} all={all} onClose={close} onDone={done} />}
      {does === 'order' && <OrderDialog gateway={gateway} all={all} onClose={close} onDone={done} />}
    </div>
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
