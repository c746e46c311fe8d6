import { checklist, type VisitAnswer } from '@ulinzi/domain/visits';
import { act } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { Icon } from '../../shared/icon.tsx';
import { RefusalSaid } from '../../shared/reading.tsx';
import { t } from '../../shared/words.ts';

/** What is settled with the Assistant before a team comes, each point ticked where it stands (A11). */
export function Checklist({ visit, onDone }: { visit: VisitAnswer; onDone: () => void }) {
  const asking = useAsking();
  const mayCheck = visit.may.includes('check');
  const tick = async (item: string) => {
    // Without what was seen: a tick takes nothing from anybody else's, so two of them at once both hold.
    if (await asking.ask(() => act(`api/visits/${visit.id}/check`, { item }))) onDone();
  };
  return (
    <section class="part checklist">
      <h4>
        {t('watch-visits.checklist')}{' '}
        <small class="sm mut">
          {t('watch-visits.checked-of', { done: visit.checked.length, all: checklist.length })}
        </small>
      </h4>
      <ul>
        {checklist.map((item) => {
          const isDone = visit.checked.includes(item);
          return (
            <li key={item} class={isDone ? 'done' : ''}>
              <i class="box">{isDone && <Icon name="check" size="s" />}</i>
              <span class="cap">
                {t(`visits.checklist.${item}`)}
                <span class="vh"> {t(isDone ? 'watch-visits.settled' : 'watch-visits.open-point')}</span>
              </span>
              {!isDone && mayCheck && (
                <button type="button" class="btn sm" disabled={asking.isBusy} onClick={() => void tick(item)}>
                  {t('watch-visits.tick')}
                  <span class="vh"> {t(`visits.checklist.${item}`)}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
    </section>
  );
}
