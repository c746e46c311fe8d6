import type { ReportAnswer } from '@ulinzi/domain/reports';
import type { ComponentChildren } from 'preact';
import { watchRoles } from '../../shared/rooms.ts';
import { linkTo } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { countNames } from './draft.ts';

/** A range of people as it is said: "3", "3 to 5", "at least 3". */
function rangeSaid(low: number | null, high: number | null): string | null {
  if (low === null && high === null) return null;
  if (low !== null && high !== null)
    return low === high ? String(low) : t('watch-reports.range', { low, high });
  return low !== null
    ? t('watch-reports.range-low', { low })
    : t('watch-reports.range-high', { high: high ?? 0 });
}

/** The codes of a report as short facts; what nobody said is left out. */
export function ReportFacts({ report }: { report: ReportAnswer }) {
  const facts: [string, ComponentChildren][] = [];
  const give = (label: string, said: ComponentChildren) => {
    if (said !== null && said !== '') facts.push([label, said]);
  };
  const code = (area: string, value: string | null) => (value === null ? null : tCode(area, value));
  give(t('watch-reports.event'), code('alerts.event', report.event));
  give(t('watch-reports.actor'), code('alerts.actor', report.actor));
  for (const name of countNames)
    give(t(`watch-reports.${name}`), rangeSaid(report[`${name}Low`], report[`${name}High`]));
  give(t('watch-reports.activity-kind'), code('reports.activity', report.activity));
  give(
    t('watch-reports.lasted'),
    report.minutes === null ? null : t('watch-reports.minutes-said', { minutes: report.minutes }),
  );
  give(t('watch-reports.contact'), code('reports.contact', report.contact));
  give(t('watch-reports.told-by'), code('reports.known-to', report.knownTo));
  give(t('watch-reports.place-known'), code('reports.place', report.placePrecision));
  give(t('watch-reports.day-known'), code('reports.date', report.datePrecision));
  give(t('watch-reports.base'), report.communityLabel === null ? null : report.baseLabel);
  give(t('watch-reports.writer'), report.postLabel);
  give(
    t('watch-reports.quality'),
    report.quality === null ? null : t('watch-reports.quality-said', { quality: report.quality }),
  );
  give(t('watch-reports.alerts'), alertsSaid(report));
  give(
    t('watch-reports.visit'),
    report.visit === null ? null : (
      <a href={linkTo('visits', report.visit)}>{t('watch-reports.visit-open')}</a>
    ),
  );
  return (
    <>
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(([label, said]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      )}
      {report.observations.length > 0 && (
        <section class="part">
          <h4>{t('watch-reports.observations')}</h4>
          <ul class="seen">
            {report.observations.map(({ what, mark }) => (
              <li key={what}>
                <span class="cap">{tCode('reports.observed', what)}</span>
                <span class={mark === 'grave' ? 'grave' : 'mut'}>{tCode('reports.mark', mark)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {report.coded && (
        <p class="coded">
          {t('watch-reports.coded-as', {
            event: tCode('alerts.event', report.coded.event),
            actor: tCode('alerts.actor', report.coded.actor),
            place: report.coded.communityLabel ?? report.baseLabel,
          })}
        </p>
      )}
    </>
  );
}

/** Alerts that it tells of; one that the reader does not see is a count and no link. */
function alertsSaid(report: ReportAnswer): ComponentChildren {
  if (report.alerts.length === 0) return null;
  const numbers = report.alerts.flatMap(({ number }) => number ?? []);
  const isWatching = watchRoles.includes(actor.value?.role ?? '');
  return (
    <span class="links">
      {numbers.map((number) =>
        isWatching ? (
          <a key={number} href={linkTo('alerts', number)}>
            {number}
          </a>
        ) : (
          <span key={number}>{number}</span>
        ),
      )}
      {numbers.length < report.alerts.length && (
        <span class="mut">
          {t('watch-reports.alerts-hidden', { count: report.alerts.length - numbers.length })}
        </span>
      )}
    </span>
  );
}
