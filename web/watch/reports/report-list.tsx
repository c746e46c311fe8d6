import { reportKinds, type ReportLine, type ReportsAnswer, reportStates } from '@ulinzi/domain/reports';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { useOne } from '../../shared/one.ts';
import { linkTo } from '../../shared/route.ts';
import { left, minuteNow } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { everything, fits, inOrder, type Narrowed, queryOf, timeLeft } from './order.ts';
import { daySaid, daysSaid, factSaid, kindSaid, placeSaid } from './said.ts';

/** What waits for somebody, then all others by the day on which they came. */
export function ReportList({ answer, chosen }: { answer: ReportsAnswer; chosen: string | null }) {
  const [narrowed, setNarrowed] = useState<Narrowed>(everything);
  const isNarrowed = queryOf(narrowed) !== '';
  return (
    <>
      <Tools answer={answer} narrowed={narrowed} onNarrowed={setNarrowed} />
      {isNarrowed && answer.total > answer.reports.length ? (
        <Asked query={queryOf(narrowed)} moved={answer} chosen={chosen} />
      ) : (
        <Groups
          reports={answer.reports.filter((one) => fits(one, narrowed))}
          isNarrowed={isNarrowed}
          chosen={chosen}
        />
      )}
      {!isNarrowed && answer.total > answer.reports.length && (
        <p class="sm mut">{t('watch-reports.more', { shown: answer.reports.length, total: answer.total })}</p>
      )}
    </>
  );
}

/** There are more than are listed: those that fit are asked for by themselves. */
function Asked({ query, moved, chosen }: { query: string; moved: ReportsAnswer; chosen: string | null }) {
  const { value, refusal } = useOne<ReportsAnswer>(`api/reports${query}`, moved);
  if (refusal) return <p class="refusal">{refusal.message}</p>;
  if (!value) return <output class="empty">{t('watch-registers.loading')}</output>;
  return <Groups reports={value.reports} isNarrowed chosen={chosen} />;
}

function Tools({
  answer,
  narrowed,
  onNarrowed,
}: {
  answer: ReportsAnswer;
  narrowed: Narrowed;
  onNarrowed: (narrowed: Narrowed) => void;
}) {
  const bases = [...new Map(answer.reports.map((one) => [one.base, one.baseLabel]))].sort((a, b) =>
    a[1].localeCompare(b[1]),
  );
  const select = (name: keyof Narrowed, all: string, options: readonly (readonly [string, string])[]) => (
    <label class="field">
      <span>{t(`watch-reports.by.${name}`)}</span>
      <select
        value={narrowed[name]}
        onChange={(event) => onNarrowed({ ...narrowed, [name]: event.currentTarget.value })}
      >
        <option value="">{all}</option>
        {options.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
  const coded = (area: string, codes: readonly string[]) =>
    codes.map((code) => [code, tCode(area, code)] as const);
  return (
    <div class="tools">
      {select('kind', t('watch-reports.all-kinds'), coded('reports.kind', reportKinds))}
      {select('state', t('watch-reports.all-states'), coded('reports.state', reportStates))}
      {bases.length > 1 && select('base', t('watch-reports.all-bases'), bases)}
    </div>
  );
}

function Groups({
  reports,
  isNarrowed,
  chosen,
}: {
  reports: readonly ReportLine[];
  isNarrowed: boolean;
  chosen: string | null;
}) {
  if (reports.length === 0) {
    return <p class="empty pane">{t(isNarrowed ? 'watch-reports.none-fits' : 'watch-reports.empty')}</p>;
  }
  const { toMend, waiting, days } = inOrder(reports);
  const rows = (own: readonly ReportLine[]) =>
    own.map((one) => <Row key={one.id} report={one} isChosen={one.id === chosen} />);
  return (
    <div class="pane report-rows">
      {toMend.length > 0 && (
        <Group title={t('watch-reports.to-mend', { count: toMend.length })}>{rows(toMend)}</Group>
      )}
      {waiting.length > 0 && (
        <Group title={t('watch-reports.waiting', { count: waiting.length })}>{rows(waiting)}</Group>
      )}
      {days.map(({ day, reports: own }) => (
        <Group key={day} title={t('watch-reports.came-on', { day: daySaid(day) })}>
          {rows(own)}
        </Group>
      ))}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul class="lines">{children}</ul>
    </section>
  );
}

function Row({ report, isChosen }: { report: ReportLine; isChosen: boolean }) {
  const time = timeLeft(report, minuteNow.value);
  const fact = factSaid(report);
  return (
    <li>
      <a
        class={`line ${time !== null && time < 0 ? 'late' : ''}`}
        href={linkTo('reports', report.id)}
        aria-current={isChosen ? 'true' : undefined}
      >
        <span class="what">
          {placeSaid(report)} · <span class="cap-off">{kindSaid(report)}</span>
        </span>
        <span class="under">
          {[daysSaid(report), fact, report.postLabel, report.number].filter(Boolean).join(' · ')}
        </span>
        <span class="right">
          <StateTag report={report} />
          {report.isHighRisk && (
            <span class="tag rule-t">
              <Icon name="shield" size="s" /> {t('watch-reports.high-risk')}
            </span>
          )}
        </span>
      </a>
    </li>
  );
}

/** Where it stands, in words; a clock where somebody is waited for. */
export function StateTag({ report }: { report: ReportLine }) {
  const time = timeLeft(report, minuteNow.value);
  if (time !== null) {
    return (
      <span class={`tag ${time < 0 ? 'late' : 'soon'}`}>
        <Icon name={time < 0 ? 'warn' : 'clock'} size="s" />
        {t(time < 0 ? 'watch-reports.late-by' : 'watch-reports.due-in', { time: left(Math.abs(time)) })}
      </span>
    );
  }
  if (report.state === 'returned') {
    return (
      <span class={report.isOwn ? 'tag acc' : 'tag'}>
        <Icon name="left" size="s" />
        {report.returned
          ? tCode('reports.return-reason', report.returned)
          : tCode('reports.state', 'returned')}
      </span>
    );
  }
  const isDone = report.state === 'accepted' || report.state === 'coded';
  return (
    <span class="status">
      <Icon name={isDone ? 'check' : 'minus'} size="s" />
      {tCode('reports.state', report.state)}
    </span>
  );
}
