import { act } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { Icon } from '../../shared/icon.tsx';
import { RefusalSaid } from '../../shared/reading.tsx';
import { clockOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { type Bip, drills } from './list.ts';

/** Reasons of the acts by which a message that was kept back has its end (domain/channels). */
const ends = {
  answer: { path: 'discard', data: { reason: 'test' } },
  alarm: { path: 'release', data: { reason: 'asks-for-help' } },
} as const;

/** Bips that are taken for answers: each is said to be one or an alarm, and rings by itself if nobody says so. */
export function WaitingBips({ bips }: { bips: readonly Bip[] }) {
  const asking = useAsking();
  if (bips.length === 0) return null;
  const end = async (which: keyof typeof ends, some: readonly Bip[]) => {
    const { path, data } = ends[which];
    for (const { message } of some)
      if (!(await asking.ask(() => act(`api/messages/${message}/${path}`, data)))) break;
    void drills.refresh();
  };
  return (
    <section aria-label={t('watch-drills.waiting')}>
      <ul class="bips">
        {bips.map((bip) => (
          <li key={bip.message}>
            <Icon name="bip" size="s" />
            <span>
              <b>{whoSaid(bip)}</b>{' '}
              {t('watch-drills.bipped', { at: clockOf(bip.at), rings: clockOf(bip.ringsAt) })}
            </span>
            <span class="acts">
              {(['alarm', 'answer'] as const).map((which) => (
                <button
                  key={which}
                  type="button"
                  class="btn sm"
                  disabled={asking.isBusy}
                  onClick={() => void end(which, [bip])}
                >
                  {t(`watch-drills.${which}`)}
                  <span class="vh"> {whoSaid(bip)}</span>
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {bips.length > 1 && (
        <button
          type="button"
          class="btn sm"
          disabled={asking.isBusy}
          onClick={() => void end('answer', bips)}
        >
          {t('watch-drills.answer-all')}
        </button>
      )}
      {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
    </section>
  );
}

function whoSaid({ source, communityLabel }: Bip): string {
  return [source ?? t('watch-drills.somebody'), communityLabel].filter(Boolean).join(', ');
}
