import type { PlanAnswer, PlanMove } from '@ulinzi/domain/plans';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { writtenDay } from '../../shared/calendar-day.ts';
import { History } from '../../shared/history.tsx';
import { useOne } from '../../shared/one.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { linkTo } from '../../shared/route.ts';
import { t, tCode } from '../../shared/words.ts';
import { MakeDialog, mayMake } from '../recommendations/index.ts';
import { plans } from './lists.ts';
import { AmendDialog } from './plan-dialogs.tsx';
import { PlanState, ReviewTag } from './plan-state.tsx';

type Doing = PlanMove | 'recommend';

/** One plan whole: threats, measures, for whom, from which visit, and how it came to be what it is. */
export function PlanDetail({ id, moved }: { id: string; moved: unknown }) {
  const { value, refusal, again } = useOne<PlanAnswer>(`api/plans/${id}`, moved);
  const [doing, setDoing] = useState<Doing | null>(null);
  const dialog = {
    onClose: () => setDoing(null),
    // The list that comes anew brings this one with it.
    onDone: () => void plans.refresh(),
  };
  return (
    <>
      {refusal && <RefusalSaid refusal={refusal} onAgain={again} />}
      {!value && !refusal && <output class="empty">{t('watch-registers.loading')}</output>}
      {value && (
        <>
          <div>
            <h3>{value.communities.map(({ label }) => label).join(', ')}</h3>
            <p class="states">
              <ReviewTag plan={value} />
              <PlanState state={value.state} />
            </p>
          </div>
          <Acts plan={value} onDo={setDoing} />
          <PlanFacts plan={value} />
          <History
            steps={value.history.map(({ act, day, isContested, words, visit }) => {
              const did = tCode('watch-plans.did', act.slice(act.lastIndexOf('.') + 1));
              const by = visit && { day: visit.from === null ? '' : writtenDay(visit.from), did };
              return { day, isContested, words, said: by ? t('watch-plans.did-by-visit', by) : did };
            })}
          />
        </>
      )}
      {value && doing === 'amend' && <AmendDialog plan={value} {...dialog} />}
      {value && (doing === 'approve' || doing === 'end') && (
        <ActDialog
          title={tCode('plans.act', doing)}
          does={tCode('plans.act', doing)}
          path={`api/plans/${value.id}/${doing}`}
          data={{ saw: value.saw }}
          {...dialog}
        >
          <p>
            <b>{value.communities.map(({ label }) => label).join(', ')}</b>
          </p>
          <p class="sm mut">{t(`watch-plans.said.${doing}`)}</p>
        </ActDialog>
      )}
      {value && doing === 'recommend' && (
        <MakeDialog from={{ base: value.base, plan: value.id }} {...dialog} />
      )}
    </>
  );
}

/** A draft is to be approved, what holds is to be kept in step; one main button. */
function Acts({ plan: { state, may }, onDo }: { plan: PlanAnswer; onDo: (doing: Doing) => void }) {
  const main = state === 'draft' && may.includes('approve') ? 'approve' : 'amend';
  const others = may.filter((move) => move !== main);
  const recommends = state !== 'ended' && mayMake();
  if (may.length === 0 && !recommends) return null;
  return (
    <div class="acts">
      {may.includes(main) && (
        <button type="button" class="btn go" data-act={main} onClick={() => onDo(main)}>
          {t(`plans.act.${main}`)}
        </button>
      )}
      {others.map((move) => (
        <button key={move} type="button" class="btn" data-act={move} onClick={() => onDo(move)}>
          {t(`plans.act.${move}`)}
        </button>
      ))}
      {recommends && (
        <button type="button" class="btn" data-act="recommend" onClick={() => onDo('recommend')}>
          {t('watch-recommendations.make')}
        </button>
      )}
    </div>
  );
}

function PlanFacts({ plan }: { plan: PlanAnswer }) {
  const words = plan.history.findLast((step) => !step.isContested && step.words !== undefined)?.words;
  return (
    <>
      {words !== undefined && <p class="said">{words ?? t('watch-registers.words-gone')}</p>}
      <section class="part">
        <h4>{t('watch-plans.threats')}</h4>
        <ul class="codes">
          {plan.threats.map((one) => (
            <li key={one}>{t(`alerts.event.${one}`)}</li>
          ))}
        </ul>
        <h4>{t('watch-plans.measures')}</h4>
        <ul class="codes">
          {plan.measures.map((one) => (
            <li key={one}>{t(`plans.measure.${one}`)}</li>
          ))}
        </ul>
      </section>
      <dl class="facts">
        <div>
          <dt>{t('watch-plans.base')}</dt>
          <dd>{plan.baseLabel}</dd>
        </div>
        <div>
          <dt>{t('watch-plans.review')}</dt>
          <dd>{writtenDay(plan.review)}</dd>
        </div>
        <div>
          <dt>{t('watch-plans.from')}</dt>
          <dd>
            {plan.visit ? (
              <a href={linkTo('visits', plan.visit.id)}>
                {plan.visit.from === null
                  ? t('watch-plans.a-visit')
                  : t('watch-plans.visit-of', { day: writtenDay(plan.visit.from) })}
              </a>
            ) : (
              t('watch-plans.the-office')
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}
