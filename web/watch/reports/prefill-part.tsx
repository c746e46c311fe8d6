import type { PrefillAnswer } from '@ulinzi/domain/reports';
import { useEffect } from 'preact/hooks';
import { todayHere } from '../../shared/calendar-day.ts';
import { useOne } from '../../shared/one.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { factsOf } from './facts.ts';
import { Part, type PartProps } from './write-parts.tsx';

/** The last day of a week that runs is today. */
function earlier(until: string | null, today: string): string {
  return until === null || until > today ? today : until;
}

/** Those whose base has a log that a report can open with. */
const readersOfLog = ['assistant', 'commander'];

/** Facts of the log for these days: they go with the report, and each can be left out. */
export function PrefillPart(props: PartProps) {
  const { base, role } = actor.value ?? { base: null, role: '' };
  if (base === null || !readersOfLog.includes(role) || props.draft.from === '') return null;
  return <Prefill {...props} />;
}

function Prefill({ draft, onDraft }: PartProps) {
  const query = new URLSearchParams({ kind: draft.kind, day: draft.from });
  const { value, refusal, again } = useOne<PrefillAnswer>(`api/reports/prefill?${query}`, null);
  useEffect(() => {
    if (!value || value.kind !== draft.kind) return;
    onDraft({
      facts: factsOf(value, t),
      ...(value.kind === 'weekly' && { from: value.from, until: earlier(value.until, todayHere()) }),
    });
  }, [value, draft.kind, onDraft]);
  const toggle = (key: string) =>
    onDraft({
      leftOut: draft.leftOut.includes(key)
        ? draft.leftOut.filter((one) => one !== key)
        : [...draft.leftOut, key],
    });
  return (
    <Part title={t('watch-reports.from-log')} hint={t('watch-reports.from-log-hint')}>
      {refusal && <RefusalSaid refusal={refusal} onAgain={again} />}
      {!value && !refusal && <output class="sm mut">{t('watch-registers.loading')}</output>}
      {value?.sent && <p class="sm already">{t('watch-reports.already-sent', { number: value.sent })}</p>}
      {value && draft.facts.length === 0 && <p class="sm mut">{t('watch-reports.log-empty')}</p>}
      {draft.facts.length > 0 && (
        <ul class="taken">
          {draft.facts.map(({ key, words, section }) => (
            <li key={key}>
              <label>
                <input type="checkbox" checked={!draft.leftOut.includes(key)} onChange={() => toggle(key)} />
                <span>
                  {words}
                  <small class="xs mut">
                    {section
                      ? t('watch-reports.goes-into', { section: tCode('reports.section', section) })
                      : t('watch-reports.is-tied')}
                  </small>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
