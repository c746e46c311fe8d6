import { type Seat, week } from '@ulinzi/domain/people';
import { postLabel } from '../../shared/registers.ts';
import { minuteNow } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import type { View } from '../../shared/view-choice.tsx';
import { type Piece, piecesOf, type Turn, uncoveredMs } from './week.ts';
import { gapSaid, lastingSaid } from './said.ts';
import { WeekPicture } from './week-picture.tsx';
import { WeekTable } from './week-table.tsx';

/** What may be done from a week; absent where the reader only reads. */
export interface Editing {
  assign(seat: Seat, scope: string, from: number, until: number): void;
  cancel(turn: Turn): void;
}

/** One seat of one base or province in one week: who, when, and where nobody is. */
export function SeatWeek({
  seat,
  scope,
  turns,
  start,
  view,
  editing,
}: {
  seat: Seat;
  scope: string;
  turns: readonly Turn[];
  start: number;
  view: View;
  editing: Editing | null;
}) {
  const at = minuteNow.value;
  const pieces = piecesOf(turns, start, start + week);
  const isThisWeek = at >= start && at < start + week;
  const holding = pieces.find((piece) => piece.from <= at && piece.until > at);
  const open = pieces.filter((piece) => !piece.turn && piece.until > at);
  const assign = (piece: Piece) => editing?.assign(seat, scope, Math.max(piece.from, at), piece.until);
  const shown = { seat, turns, pieces, start, assign: editing && assign, cancel: editing?.cancel ?? null };
  return (
    <section class="pane seat" aria-label={t(`alerts.rung.${seat}`)}>
      <header class="head">
        <h3 class="cap">{t(`alerts.rung.${seat}`)}</h3>
        {isThisWeek && (
          <p class={holding?.turn ? 'mut' : ''}>
            {holding?.turn
              ? t('watch-people.holds', { post: postLabel(holding.turn.post), until: holding.turn.until })
              : t('watch-people.nobody-now')}
          </p>
        )}
        <span class="grow" />
        {editing && (
          <button
            type="button"
            class="btn"
            onClick={() => {
              const from = open[0]?.from ?? Math.max(start, at);
              editing.assign(seat, scope, Math.max(from, at), open[0]?.until ?? start + week);
            }}
          >
            {t('watch-people.assign')}
          </button>
        )}
      </header>
      {view === 'picture' ? <WeekPicture {...shown} /> : <WeekTable {...shown} />}
      <p class="sm mut said">
        {open.length > 0
          ? t('watch-people.uncovered', { duration: lastingSaid(uncoveredMs(open, at)) })
          : t(pieces.every((piece) => piece.turn) ? 'watch-people.all-covered' : 'watch-people.rest-covered')}
      </p>
      {open.length > 0 && (
        <ul class="gap-list">
          {open.map((piece) => (
            <li key={piece.from}>
              {editing ? (
                <button type="button" class="gap-said" onClick={() => assign(piece)}>
                  {gapSaid(seat, scope, fromNow(piece, at))}
                </button>
              ) : (
                t('watch-people.gap-span', fromNow(piece, at))
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What of a gap still lies ahead. */
function fromNow({ from, until }: Piece, at: number): { from: number; until: number } {
  return { from: Math.max(from, at), until };
}
