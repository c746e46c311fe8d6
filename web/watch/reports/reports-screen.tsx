import type { ReportAnswer } from '@ulinzi/domain/reports';
import { useEffect } from 'preact/hooks';
import { Beside } from '../../shared/beside.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useOne } from '../../shared/one.ts';
import { Reading, RefusalSaid } from '../../shared/reading.tsx';
import { bases, communities } from '../../shared/registers.ts';
import { go, linkTo, route } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { ActivityMonth } from './activity-month.tsx';
import { draftOf, freshDraft, keepDraft } from './kept-drafts.ts';
import { reports } from './lists.ts';
import { mayWrite, willSee } from './may.ts';
import { ReportDetail } from './report-detail.tsx';
import { ReportList } from './report-list.tsx';
import { draftFrom } from './amending.ts';
import { WriteReport } from './write-report.tsx';
import '../../shared/lines.css';
import './reports.css';

/** What stands in the address after `#/reports/` and is no report. */
const views = ['write', 'activities'];

/** Reports: what the field writes and what the office does with it, read, written and answered here. */
export function ReportsScreen() {
  const [, second = null, third, fourth = null] = route.value;
  useEffect(() => void Promise.all([communities.refresh(), bases.refresh()]), []);
  const visit = second === 'write' && third === 'visit' ? fourth : null;
  useEffect(() => {
    if (visit) keepDraft('new', { ...(draftOf('new') ?? freshDraft()), kind: 'visit', visit });
  }, [visit]);
  if (second === 'write') return <Writing id={null} />;
  if (second !== null && third === 'amend') return <Writing key={second} id={second} />;
  return (
    <section class="page register reports">
      <Head />
      {second === 'activities' ? <ActivityMonth /> : <Listed chosen={isReport(second) ? second : null} />}
    </section>
  );
}

function isReport(part: string | null): part is string {
  return part !== null && !views.includes(part);
}

function Head() {
  const writes = mayWrite(actor.value?.role ?? '');
  const isActivities = route.value[1] === 'activities';
  return (
    <>
      <div class="head">
        <h2>{t('watch-reports.title')}</h2>
        <nav class="seg" aria-label={t('watch-reports.show')}>
          <a href={linkTo('reports')} aria-current={isActivities ? undefined : 'page'}>
            {t('watch-reports.show-reports')}
          </a>
          <a href={linkTo('reports', 'activities')} aria-current={isActivities ? 'page' : undefined}>
            {t('watch-reports.show-activities')}
          </a>
        </nav>
        <span class="grow" />
        {writes && (
          <a class="btn" href={linkTo('reports', 'write')}>
            <Icon name="edit" size="s" /> {t(draftOf('new') ? 'watch-reports.go-on' : 'watch-reports.write')}
          </a>
        )}
      </div>
      <p class="lead">{t(isActivities ? 'watch-reports.activities-lead' : 'watch-reports.lead')}</p>
    </>
  );
}

function Listed({ chosen }: { chosen: string | null }) {
  return (
    <Reading of={reports}>
      {(answer) => (
        <Beside
          back={linkTo('reports')}
          label={chosen === null ? null : t('watch-reports.chosen')}
          list={<ReportList answer={answer} chosen={chosen} />}
        >
          {chosen !== null && (
            <Open
              key={chosen}
              id={chosen}
              moved={answer.reports.find(({ id }) => id === chosen)?.saw ?? null}
            />
          )}
        </Beside>
      )}
    </Reading>
  );
}

/** Its words are read when it is opened, and again when it has moved: each reading is noted. */
function Open({ id, moved }: { id: string; moved: string | null }) {
  const { value, refusal, again } = useOne<ReportAnswer>(`api/reports/${id}`, moved);
  return (
    <>
      {refusal && <RefusalSaid refusal={refusal} onAgain={again} />}
      {!value && !refusal && <output class="empty">{t('watch-registers.loading')}</output>}
      {value && <ReportDetail report={value} again={again} />}
    </>
  );
}

/** The form alone on the screen; `id` is the report that is amended. */
function Writing({ id }: { id: string | null }) {
  return (
    <section class="page register reports writing">
      <a class="btn quiet back" href={id === null ? linkTo('reports') : linkTo('reports', id)}>
        <Icon name="left" size="s" /> {t('watch-registers.back')}
      </a>
      <div class="head">
        <h2>{t(id === null ? 'watch-reports.write-title' : 'watch-reports.amend-title')}</h2>
      </div>
      {id === null ? (
        <WriteReport
          amends={null}
          onSent={({ subject }, draft) => {
            void reports.refresh();
            if (willSee(actor.value?.role ?? '', draft.readers)) go('reports', subject);
            else go('reports');
          }}
          onLeave={() => go('reports')}
        />
      ) : (
        <Amending id={id} />
      )}
    </section>
  );
}

function Amending({ id }: { id: string }) {
  const { value, refusal, again } = useOne<ReportAnswer>(`api/reports/${id}`, null);
  if (refusal) return <RefusalSaid refusal={refusal} onAgain={again} />;
  if (!value) return <output class="empty">{t('watch-registers.loading')}</output>;
  return (
    <WriteReport
      amends={{ id, saw: value.saw, draft: draftFrom(value) }}
      onSent={() => {
        void reports.refresh();
        go('reports', id);
      }}
      onLeave={() => go('reports', id)}
    />
  );
}
