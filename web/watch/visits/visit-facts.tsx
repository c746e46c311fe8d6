import type { VisitAnswer } from '@ulinzi/domain/visits';
import { writtenDay } from '../../shared/calendar-day.ts';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/words.ts';
import { daysOf, staffDays } from './roster.ts';
import { daysSaid } from './said.tsx';

/** When, where, by whom and with what. What a team lacks is said, and stops nobody (A7). */
export function VisitFacts({ visit }: { visit: VisitAnswer }) {
  const { from, until, by, communities, vehicles, isPaired, roster } = visit;
  const days = daysOf(from ?? '', until ?? '');
  return (
    <>
      <dl class="facts">
        {days !== null ? (
          <div>
            <dt>{t(visit.state === 'held' ? 'watch-visits.held-on' : 'watch-visits.planned-for')}</dt>
            <dd>
              {daysSaid(visit)} <span class="sm mut">{t('watch-visits.days', { days })}</span>
            </dd>
          </div>
        ) : (
          <div>
            <dt>{t('watch-visits.wanted-for')}</dt>
            <dd>{by === null ? t('watch-visits.no-day') : writtenDay(by)}</dd>
          </div>
        )}
        {vehicles !== null && (
          <div>
            <dt>{t('watch-visits.vehicles')}</dt>
            <dd>{vehicles}</dd>
          </div>
        )}
        <div>
          <dt>{t('watch-visits.communities')}</dt>
          <dd>{communities.map(({ label }) => label).join(', ') || t('watch-visits.no-communities')}</dd>
        </div>
      </dl>
      {isPaired !== null && (
        <p class={isPaired ? 'sm signed' : 'sm flagged'}>
          <Icon name={isPaired ? 'check' : 'warn'} size="s" />
          <span>{t(isPaired ? 'watch-visits.paired-said' : 'watch-visits.unpaired-said')}</span>
        </p>
      )}
      {roster.length > 0 && (
        <section class="part">
          <h4>{t('watch-visits.team')}</h4>
          <Team visit={visit} days={days} />
        </section>
      )}
    </>
  );
}

function Team({ visit: { roster, missing }, days }: { visit: VisitAnswer; days: number | null }) {
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('watch-visits.component')}</th>
            <th scope="col" class="n">
              {t('watch-visits.people-column')}
            </th>
            <th scope="col" class="n">
              {t('watch-visits.staff-days')}
            </th>
          </tr>
        </thead>
        <tbody>
          {roster.map(({ component, people }) => (
            <tr key={component}>
              <td>
                <span class="cap">{t(`visits.component.${component}`)}</span>
              </td>
              <td class="n">{people}</td>
              <td class="n">{days === null ? '–' : people * days}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('watch-visits.together')}</th>
            <td class="n">{roster.reduce((sum, { people }) => sum + people, 0)}</td>
            <td class="n">{days === null ? '–' : staffDays(roster, days)}</td>
          </tr>
        </tfoot>
      </table>
      <MissingSaid missing={missing} />
    </>
  );
}

/** The parts of the mission that the team lacks, in words. */
export function MissingSaid({ missing }: { missing: VisitAnswer['missing'] }) {
  if (missing.length === 0) return null;
  return (
    <p class="sm flagged">
      <Icon name="warn" size="s" />
      <span>
        {t('watch-visits.missing', {
          components: missing.map((one) => t(`visits.component.${one}`)).join(', '),
        })}
      </span>
    </p>
  );
}
