import { postLabel } from '../../shared/registers.ts';
import { dayOf, minuteNow } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { dayMs, daysOf, type Piece, percentOfDay, type Turn } from './week.ts';

const hours = [0, 6, 12, 18, 24];

/**
 * Seven days as rows, twenty-four hours across; a bar for each turn, hatching where nobody is. Read aloud it is a list
 * of days with their turns.
 */
export function WeekPicture({
  turns,
  pieces,
  start,
  assign,
  cancel,
}: {
  turns: readonly Turn[];
  /** Of the whole week: a gap that passes midnight is filled whole. */
  pieces: readonly Piece[];
  start: number;
  assign: ((piece: Piece) => void) | null;
  cancel: ((turn: Turn) => void) | null;
}) {
  const at = minuteNow.value;
  const posts = [...new Set(turns.map((turn) => turn.post))].sort();
  const whole = (piece: Piece) =>
    pieces.find((one) => one.from <= piece.from && one.until >= piece.until) ?? piece;
  return (
    <div class="week">
      <div class="hours" aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
      <ol>
        {daysOf(turns, start).map((day) => {
          const isToday = at >= day.start && at < day.start + dayMs;
          return (
            <li key={day.start} class={isToday ? 'today' : ''} aria-current={isToday ? 'date' : undefined}>
              <span class="day">{dayOf(day.start)}</span>
              <ul class="track">
                {day.pieces.map((piece) => (
                  <Bar
                    key={piece.from}
                    piece={piece}
                    whole={whole(piece)}
                    day={day.start}
                    nth={piece.turn ? posts.indexOf(piece.turn.post) : 0}
                    onPress={barAct(piece, whole(piece), at, assign, cancel)}
                  />
                ))}
                {isToday && (
                  <li class="now-line" style={{ left: `${percentOfDay(at, day.start)}%` }}>
                    <span class="vh">{t('watch-people.now')}</span>
                  </li>
                )}
              </ul>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** What pressing a bar does: a gap ahead is filled, a turn that has not ended is cancelled. */
function barAct(
  piece: Piece,
  whole: Piece,
  at: number,
  assign: ((piece: Piece) => void) | null,
  cancel: ((turn: Turn) => void) | null,
): (() => void) | null {
  const { turn } = piece;
  if (turn) return cancel && turn.until > at ? () => cancel(turn) : null;
  return assign && piece.until > at ? () => assign(whole) : null;
}

function Bar({
  piece,
  whole,
  day,
  nth,
  onPress,
}: {
  piece: Piece;
  whole: Piece;
  day: number;
  nth: number;
  onPress: (() => void) | null;
}) {
  const left = percentOfDay(piece.from, day);
  const width = percentOfDay(piece.until, day) - left;
  const { from, until } = piece.turn ?? whole;
  const said = piece.turn
    ? t('watch-people.turn', { post: postLabel(piece.turn.post), from, until })
    : t(onPress ? 'watch-people.gap-assign' : 'watch-people.gap-span', { from, until });
  const kind = piece.turn ? `turn of-${nth % 3}` : 'gap';
  const inside = (
    <span class="label" aria-hidden="true" data-scroll>
      {piece.turn ? postLabel(piece.turn.post) : t('watch-people.gap')}
    </span>
  );
  return (
    <li style={{ left: `${left}%`, width: `${width}%` }} data-scroll>
      {onPress ? (
        <button type="button" class={`bar ${kind}`} title={said} onClick={onPress} data-scroll>
          {inside}
          <span class="vh">{said}</span>
        </button>
      ) : (
        <span class={`bar ${kind}`} title={said} data-scroll>
          {inside}
          <span class="vh">{said}</span>
        </span>
      )}
    </li>
  );
}
