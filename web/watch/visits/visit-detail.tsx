import type { VisitAnswer, VisitMove } from '@ulinzi/domain/visits';
import { useState } from 'preact/hooks';
import { History } from '../../shared/history.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useOne } from '../../shared/one.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { linkTo } from '../../shared/route.ts';
import { t, tCode } from '../../shared/words.ts';
import { OpenPlanDialog, mayOpenPlan } from '../plans/index.ts';
import { MakeDialog, mayMake } from '../recommendations/index.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { refreshVisits } from './lists.ts';
import { ReportTag } from './report-tag.tsx';
import { StateSign } from './said.tsx';
import { TeamDialog } from './team-dialog.tsx';
import { Checklist } from './visit-checklist.tsx';
import { VisitFacts } from './visit-facts.tsx';

type Doing = Exclude<VisitMove, 'check'> | 'recommend' | 'open-plan';

/** One visit whole: the team and what is missing in it, what is settled with the Assistant, and what follows from it. */
export function VisitDetail({ id, moved }: { id: string; moved: unknown }) {
  const { value, refusal, again } = useOne<VisitAnswer>(`api/visits/${id}`, moved);
  const [doing, setDoing] = useState<Doing | null>(null);
  const dialog = {
    onClose: () => setDoing(null),
    // The list that comes anew brings this one with it.
    onDone: refreshVisits,
  };
  return (
    <>
      {refusal && <RefusalSaid refusal={refusal} onAgain={again} />}
      {!value && !refusal && <output class="empty">{t('watch-registers.loading')}</output>}
      {value && (
        <>
          <div>
            <h3>{value.baseLabel}</h3>
            <p class="states">
              <StateSign state={value.state} />
              {value.state === 'cancelled' && value.reason && (
                <span class="sm">{tCode('visits.reason', value.reason)}</span>
              )}
            </p>
          </div>
          <Acts visit={value} onDo={setDoing} />
          <VisitFacts visit={value} />
          {(value.state === 'planned' || value.checked.length > 0) && (
            <Checklist visit={value} onDone={dialog.onDone} />
          )}
          {value.report && <Report visit={value} report={value.report} />}
          <History
            steps={value.history.map(({ act, day, isContested, reason, words }) => ({
              day,
              isContested,
              words,
              said: reason
                ? t('watch-visits.did-what', {
                    did: tCode('watch-visits.did', act.slice(act.lastIndexOf('.') + 1)),
                    what: tCode('visits.reason', reason),
                  })
                : tCode('watch-visits.did', act.slice(act.lastIndexOf('.') + 1)),
            }))}
          />
        </>
      )}
      {value && (doing === 'plan' || doing === 'hold') && (
        <TeamDialog key={doing} move={doing} visit={value} {...dialog} />
      )}
      {value && doing === 'cancel' && <CancelDialog visit={value} {...dialog} />}
      {value && doing === 'recommend' && (
        <MakeDialog from={{ base: value.base, visit: value.id }} {...dialog} />
      )}
      {value && doing === 'open-plan' && (
        <OpenPlanDialog
          from={{
            base: value.base,
            visit: value.id,
            communities: value.communities.map(({ slug }) => slug),
          }}
          {...dialog}
        />
      )}
    </>
  );
}

/** The next act as the one main button: plan what is wanted, record what took place. */
function Acts({ visit: { state, may }, onDo }: { visit: VisitAnswer; onDo: (doing: Doing) => void }) {
  const main = state === 'wanted' ? 'plan' : 'hold';
  const others = (['plan', 'hold', 'cancel'] as const).filter((move) => may.includes(move) && move !== main);
  // What a team saw becomes a recommendation or a plan.
  const isSeen = state === 'held' || state === 'planned';
  const recommends = isSeen && mayMake();
  const opens = isSeen && mayOpenPlan();
  if (!may.includes(main) && others.length === 0 && !recommends && !opens) return null;
  return (
    <div class="acts">
      {may.includes(main) && (
        <button type="button" class="btn go" data-act={main} onClick={() => onDo(main)}>
          {t(`watch-visits.do.${main}`)}
        </button>
      )}
      {others.map((move) => (
        <button key={move} type="button" class="btn" data-act={move} onClick={() => onDo(move)}>
          {t(move === 'plan' ? 'watch-visits.do.plan-anew' : `watch-visits.do.${move}`)}
        </button>
      ))}
      {recommends && (
        <button type="button" class="btn" data-act="recommend" onClick={() => onDo('recommend')}>
          {t('watch-visits.do.recommend')}
        </button>
      )}
      {opens && (
        <button type="button" class="btn" data-act="open-plan" onClick={() => onDo('open-plan')}>
          {t('watch-visits.do.open-plan')}
        </button>
      )}
    </div>
  );
}

function Report({ visit, report }: { visit: VisitAnswer; report: NonNullable<VisitAnswer['report']> }) {
  return (
    <section class="part">
      <h4>{t('watch-visits.report')}</h4>
      <p>
        <ReportTag report={report} />
      </p>
      <p>
        <a href={linkTo('reports', ...(report.isSent ? [] : ['write', 'visit', visit.id]))}>
          <Icon name="report" size="s" />{' '}
          {t(report.isSent ? 'watch-visits.reports' : 'watch-visits.write-report')}
        </a>
      </p>
    </section>
  );
}
