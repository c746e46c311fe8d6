import { type Seat, week } from '@ulinzi/domain/people';
import { postLabel } from '../../shared/registers.ts';
import { clockOf, dayOf, minuteNow } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import type { Piece, Turn } from './week.ts';

/** The week as a table: every turn and every gap in order. */
export function WeekTable({
  seat,
  pieces,
  start,
  assign,
  cancel,
}: {
  seat: Seat;
  pieces: readonly Piece[];
  start: number;
  assign: ((piece: Piece) => void) | null;
  cancel: ((turn: Turn) => void) | null;
}) {
  const at = minuteNow.value;
  return (
    <div class="wide-table" data-scroll>
      <table class="stacked">
        <caption class="cap">
          {t('watch-people.caption', {
            seat: t(`alerts.rung.${seat}`),
            from: start,
            until: start + week - 1,
          })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-people.from')}</th>
            <th scope="col">{t('watch-people.until')}</th>
            <th scope="col">{t('watch-people.post')}</th>
            <th scope="col">{t('watch-people.state')}</th>
            {(assign || cancel) && (
              <th scope="col">
                <span class="vh">{t('watch-people.act')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {pieces.map((piece) => (
            <tr key={piece.from}>
              <td data-label={t('watch-people.from')}>{`${dayOf(piece.from)} ${clockOf(piece.from)}`}</td>
              <td data-label={t('watch-people.until')}>{`${dayOf(piece.until)} ${clockOf(piece.until)}`}</td>
              <td data-label={t('watch-people.post')}>
                {piece.turn ? postLabel(piece.turn.post) : <b>{t('watch-people.gap')}</b>}
              </td>
              <td data-label={t('watch-people.state')}>{t(`watch-people.state.${stateOf(piece, at)}`)}</td>
              {(assign || cancel) && (
                <td>
                  <div class="acts">
                    <PieceAct piece={piece} at={at} assign={assign} cancel={cancel} />
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function stateOf(piece: Piece, at: number): 'past' | 'running' | 'ahead' | 'open' {
  if (piece.until <= at) return 'past';
  if (!piece.turn) return 'open';
  return piece.from <= at ? 'running' : 'ahead';
}

function PieceAct({
  piece,
  at,
  assign,
  cancel,
}: {
  piece: Piece;
  at: number;
  assign: ((piece: Piece) => void) | null;
  cancel: ((turn: Turn) => void) | null;
}) {
  const { turn, from, until } = piece;
  if (until <= at) return null;
  const which = turn
    ? t('watch-people.turn', { post: postLabel(turn.post), from, until })
    : t('watch-people.gap-span', { from, until });
  if (turn) {
    return cancel ? (
      <button type="button" class="btn sm" onClick={() => cancel(turn)}>
        {t('watch-people.cancel')}
        <span class="vh"> {which}</span>
      </button>
    ) : null;
  }
  return assign ? (
    <button type="button" class="btn sm" onClick={() => assign(piece)}>
      {t('watch-people.assign')}
      <span class="vh"> {which}</span>
    </button>
  ) : null;
}
