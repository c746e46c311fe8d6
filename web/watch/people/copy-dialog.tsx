import { copiedWeek, type Duty, week } from '@ulinzi/domain/people';
import type { DutiesAnswer } from '@ulinzi/domain/registers';
import { useState } from 'preact/hooks';
import { act, type Refused } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Reading, RefusalSaid } from '../../shared/reading.tsx';
import { postLabel } from '../../shared/registers.ts';
import { minuteNow } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { dutiesOf, rosterOf } from './duties.ts';
import type { Scope } from './rosters.ts';

interface CopyProps {
  readonly scope: Scope;
  readonly start: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Copies the week before onto the one that is shown: what would be added stands there before anything is done. */
export function CopyDialog(props: CopyProps) {
  const { scope, start, onClose } = props;
  return (
    <Dialog title={t('watch-people.copy-title')} onClose={onClose}>
      <Reading of={dutiesOf(start - week)}>
        {(before) => (
          <Reading of={dutiesOf(start)}>
            {(shown) => <Copy {...props} planned={plan(scope, start, before, shown)} />}
          </Reading>
        )}
      </Reading>
    </Dialog>
  );
}

/** Turns to add: for each seat what the rule copies, of what still lies ahead. */
function plan(scope: Scope, start: number, before: DutiesAnswer, shown: DutiesAnswer): Duty[] {
  const known = new Map([...before.duties, ...shown.duties].map((duty) => [duty.id, duty]));
  const duties = rosterOf({ duties: [...known.values()] });
  return scope.seats
    .flatMap((seat) => copiedWeek(duties, seat, scope.slug, start - week, start))
    .map((turn) => ({ ...turn, from: Math.max(turn.from, minuteNow.value) }))
    .filter((turn) => turn.until > turn.from);
}

function Copy({ planned, onClose, onDone }: CopyProps & { planned: readonly Duty[] }) {
  // What was planned when it began: the roster is read again after each turn, and the plan shrinks.
  const [running, setRunning] = useState<readonly Duty[] | null>(null);
  const [done, setDone] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [stop, setStop] = useState<AbortController | null>(null);
  const turns = running ?? planned;
  const copy = async () => {
    const stopping = new AbortController();
    setStop(stopping);
    setRunning(planned);
    setBusy(true);
    setRefusal(null);
    for (const [nth, { post, seat, scope, from, until }] of planned.entries()) {
      if (stopping.signal.aborted) break;
      const answer = await act('api/duties', {
        post,
        seat,
        scope,
        from: new Date(from).toISOString(),
        until: new Date(until).toISOString(),
      });
      if (!answer) break;
      if (!answer.ok) {
        setRefusal(answer.refusal);
        break;
      }
      setDone(nth + 1);
    }
    setBusy(false);
    onDone();
  };
  return (
    <>
      <div class="body">
        {turns.length === 0 ? (
          <p>{t('watch-people.copy-nothing')}</p>
        ) : (
          <>
            <p>{t('watch-people.copy-said', { count: turns.length })}</p>
            <ul class="copied">
              {turns.map((turn, nth) => (
                <li key={`${turn.seat} ${turn.from}`} class={running && nth < done ? 'mut' : ''}>
                  {t('watch-people.turn', {
                    post: postLabel(turn.post),
                    from: turn.from,
                    until: turn.until,
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
        {running && (
          <>
            <progress max={turns.length} value={done} aria-label={t('watch-people.copy-title')} />
            <output>
              {isBusy
                ? t('watch-people.copy-progress', { done, all: turns.length })
                : t('watch-people.copied', { done })}
            </output>
          </>
        )}
        {refusal && <RefusalSaid refusal={refusal} />}
      </div>
      <div class="foot">
        {isBusy ? (
          <button type="button" class="btn" onClick={() => stop?.abort()}>
            {t('watch-people.copy-stop')}
          </button>
        ) : (
          <button type="button" class="btn" onClick={onClose}>
            {t(running ? 'watch.close' : 'watch.cancel')}
          </button>
        )}
        {!running && turns.length > 0 && (
          <button type="button" class="btn go" onClick={() => void copy()}>
            {t('watch-people.copy-do')}
          </button>
        )}
      </div>
    </>
  );
}
