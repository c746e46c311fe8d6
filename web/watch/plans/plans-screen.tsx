import type { PlanLine } from '@ulinzi/domain/plans';
import { useEffect, useState } from 'preact/hooks';
import { Beside } from '../../shared/beside.tsx';
import { todayHere } from '../../shared/calendar-day.ts';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { readRegisters } from '../../shared/registers.ts';
import { linkTo, route } from '../../shared/route.ts';
import { t } from '../../shared/words.ts';
import { plans } from './lists.ts';
import { mayOpenPlan } from './may-open.ts';
import { narrowed, reviewIn, type Shows, shows } from './order.ts';
import { PlanDetail } from './plan-detail.tsx';
import { OpenPlanDialog } from './plan-dialogs.tsx';
import { PlanState, ReviewTag } from './plan-state.tsx';
import '../../shared/lines.css';
import './plans.css';

/** Local protection plans: what threatens which communities, what is done about it, when that is looked at again (A9). */
export function PlansScreen() {
  const [isOpening, setOpening] = useState(false);
  useEffect(() => void readRegisters(), []);
  return (
    <section class="page register plans">
      <div class="head">
        <h2>{t('watch-plans.title')}</h2>
        <span class="grow" />
        {mayOpenPlan() && (
          <button type="button" class="btn" onClick={() => setOpening(true)}>
            <Icon name="plus" size="s" /> {t('watch-plans.open')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-plans.lead')}</p>
      <Reading of={plans}>{(value) => <Plans all={value.plans} />}</Reading>
      {isOpening && (
        <OpenPlanDialog from={{}} onClose={() => setOpening(false)} onDone={() => void plans.refresh()} />
      )}
    </section>
  );
}

function Plans({ all }: { all: readonly PlanLine[] }) {
  const [show, setShow] = useState<Shows>('open');
  const [base, setBase] = useState('');
  const open = route.value[1] ?? null;
  const today = todayHere();
  const shown = narrowed(all, show, base, today);
  const labels = [...new Map(all.map((one) => [one.base, one.baseLabel]))].sort((one, other) =>
    one[1].localeCompare(other[1]),
  );
  return (
    <Beside
      back={linkTo('plans')}
      label={
        open === null
          ? null
          : t('watch-plans.one', { base: all.find(({ id }) => id === open)?.baseLabel ?? '' })
      }
      list={
        <>
          <div class="tools">
            <fieldset class="seg" aria-label={t('watch-plans.show')}>
              {shows.map((one) => (
                <button key={one} type="button" aria-pressed={show === one} onClick={() => setShow(one)}>
                  {t(`watch-plans.show.${one}`)} <b>{narrowed(all, one, base, today).length}</b>
                </button>
              ))}
            </fieldset>
            {labels.length > 1 && (
              <label class="field">
                <span>{t('watch-plans.base')}</span>
                <select value={base} onChange={(event) => setBase(event.currentTarget.value)}>
                  <option value="">{t('watch-registers.all')}</option>
                  {labels.map(([slug, label]) => (
                    <option key={slug} value={slug}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </div>
          {shown.length === 0 ? (
            <p class="empty pane">{t(`watch-plans.empty.${show}`)}</p>
          ) : (
            <ul class="pane lines">
              {shown.map((one) => (
                <li key={one.id}>
                  <Row plan={one} isOpen={one.id === open} />
                </li>
              ))}
            </ul>
          )}
        </>
      }
    >
      {open !== null && <PlanDetail id={open} moved={all} />}
    </Beside>
  );
}

function Row({ plan, isOpen }: { plan: PlanLine; isOpen: boolean }) {
  return (
    <a
      class={(reviewIn(plan, todayHere()) ?? 0) < 0 ? 'line late' : 'line'}
      href={linkTo('plans', plan.id)}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span class="what">
        {plan.communities.map(({ label }) => label).join(', ')} <small class="sm mut">{plan.baseLabel}</small>
      </span>
      <span class="under">
        {plan.threats.map((threat) => t(`alerts.event.${threat}`)).join(', ')}
        {' · '}
        {t('watch-plans.measures-count', { count: plan.measures.length })}
      </span>
      <span class="right">
        <ReviewTag plan={plan} />
        <PlanState state={plan.state} />
      </span>
    </a>
  );
}
