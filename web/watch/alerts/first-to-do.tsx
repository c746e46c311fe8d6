import { go } from '../../shared/route.ts';
import { now } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { askFromBoard } from './asked-act.ts';
import { shownLines } from './board-list.tsx';
import { clockText, placeOf } from './board-row.tsx';
import { board } from './board.ts';
import { lastWord, underWay } from './do-act.ts';
import { standingOf } from './standing.ts';
import { forAllOnBoard } from './for-all.ts';

/** On a phone, in the thumb's reach: the alert that needs someone first, and its next act. */
export function FirstToDo() {
  const line = shownLines.value.find((one) => one.next !== null);
  if (!line?.next) return null;
  const standing = standingOf(line, now.value);
  const word = lastWord.value;
  const all = forAllOnBoard(line, board.value?.values() ?? []);
  return (
    <div class="dock board-dock">
      {word && (
        <p class="refusal" role="alert">
          {word.words}
        </p>
      )}
      <div class="nx">
        <span>
          {t('watch-alerts.first')} <b>{placeOf(line)}</b>
        </span>
        <span class={`ck ${standing.tone}`}>{clockText(standing, now.value)}</span>
      </div>
      <button
        type="button"
        class="btn go"
        aria-disabled={underWay.value.has(`${line.id}/${line.next}`)}
        onClick={() => askFromBoard(line, (number) => go('alerts', number))}
      >
        {all
          ? t('watch-alerts.for-all', { act: tCode('watch-alerts.act', line.next), count: all.alerts.length })
          : tCode('watch-alerts.act', line.next)}
      </button>
    </div>
  );
}
