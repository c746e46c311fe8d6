import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { go } from '../../shared/route.ts';
import { t } from '../../shared/words.ts';
import { AlertDetailView } from './alert-detail.tsx';
import { announcement } from './announce.ts';
import { keepTitle } from './attention.ts';
import { mapStands, useRoom } from './beside.ts';
import { board } from './board.ts';
import { BoardList, shownLines } from './board-list.tsx';
import { FirstToDo } from './first-to-do.tsx';
import { useWatchKeys } from './keys.ts';
import { chosenNumber, keepDetail } from './open-alert.ts';
import { mayRecord, RecordDialog } from './record-dialog.tsx';
import './alerts.css';

/** Whether the typed log is open. */
const isRecording = signal(false);

function record(): void {
  isRecording.value = mayRecord.peek();
}

/**
 * The watch room: the board at the left, the chosen alert beside it, and the map where there is room and it is wanted;
 * on a phone one after the other.
 */
export function WatchRoom({ drawMap }: { drawMap: () => JSX.Element }) {
  const room = useRef<HTMLDivElement>(null);
  useRoom(room);
  const chosen = chosenNumber.value;
  const hasBoard = board.value !== null;
  useEffect(() => {
    const ends = [keepTitle(), keepDetail()];
    return () => {
      isRecording.value = false;
      ends.forEach((end) => end());
    };
  }, []);
  useWatchKeys(record);
  // On a desk the first alert opens by itself, once: the board may be put in another order under the reader's hand.
  useEffect(() => {
    if (!hasBoard || chosenNumber.peek() !== null || !matchMedia('(min-width:768px)').matches) return;
    const first = shownLines.peek()[0];
    if (first) location.replace(`#/alerts/${first.number}`);
  }, [hasBoard]);
  return (
    <div ref={room} class={`watch map-${mapStands.value} ${chosen === null ? '' : 'with-alert'}`}>
      <BoardList onRecord={record} />
      {chosen === null ? (
        <section class="detail none">
          <p class="empty">
            <b>{t('watch-alerts.none-chosen')}</b>
            {t('watch-alerts.none-chosen-todo')}
          </p>
        </section>
      ) : (
        <AlertDetailView key={chosen} number={chosen} />
      )}
      {mapStands.value !== 'away' && drawMap()}
      {chosen === null && <FirstToDo />}
      <Announcer />
      {isRecording.value && (
        <RecordDialog
          onClose={() => {
            isRecording.value = false;
          }}
          onRecorded={(number) => {
            isRecording.value = false;
            if (number) go('alerts', number);
          }}
        />
      )}
    </div>
  );
}

/** Says to a screen reader that an alert has come or a clock has run out, without taking the focus. */
function Announcer() {
  return (
    <output class="vh" aria-live="polite">
      {announcement.value}
    </output>
  );
}
