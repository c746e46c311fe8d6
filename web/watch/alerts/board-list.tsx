import { computed, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { actor } from '../../shared/session.ts';
import { watchKeys } from '../../shared/watch-keys.ts';
import { t } from '../../shared/words.ts';
import { mapStands, toggleMap } from './beside.ts';
import { DrillMark } from '../drills/index.ts';
import { Troubles } from '../troubles/index.ts';
import { BeforeItHappens } from './before-it-happens.tsx';
import { board, reader } from './board.ts';
import { type Filter, filters, inOrder, isFound, isShown } from './board-order.ts';
import { BoardRow } from './board-row.tsx';
import { chosenNumber } from './open-alert.ts';
import { Proposals } from './proposals.tsx';
import { grouped, isFolded, seenLines } from './situation-groups.ts';
import { SituationHead } from './situation-head.tsx';
import { mayRecord } from './record-dialog.tsx';

const filter = signal<Filter>('open');
const typed = signal('');

/** Opens the board on one of its filters, for links from elsewhere. */
export function showAlerts(which: Filter): void {
  filter.value = which;
  typed.value = '';
}

const ordered = computed(() => inOrder(board.value?.values() ?? []));

/** Situations that somebody has folded, or unfolded, against what is usual. */
const toggled = signal<ReadonlySet<string>>(new Set());

/** As the board is filtered and searched now, what needs someone next first; alerts of one situation together. */
const groups = computed(() =>
  grouped(
    ordered.value.filter(
      (line) =>
        isShown(line, filter.value, reader.value) && (typed.value === '' || isFound(line, typed.value)),
    ),
  ),
);

/** The alerts that are seen on the board, in its order. */
export const shownLines = computed(() => seenLines(groups.value, toggled.value, chosenNumber.value));

/** Folds a situation, or unfolds it. */
export function foldSituation(id: string): void {
  const rest = [...toggled.peek()].filter((one) => one !== id);
  toggled.value = new Set(rest.length < toggled.peek().size ? rest : [...rest, id]);
}

const counts = computed(() =>
  filters.map((one) => ({
    filter: one,
    count: ordered.value.filter((line) => isShown(line, one, reader.value)).length,
  })),
);

export function BoardList({ onRecord }: { onRecord: () => void }) {
  return (
    <section class="board" aria-label={t('watch-alerts.board')}>
      <Tools onRecord={onRecord} />
      <DrillMark />
      <Rows />
      <Troubles />
      <BeforeItHappens />
    </section>
  );
}

function Tools({ onRecord }: { onRecord: () => void }) {
  return (
    <div class="tools">
      <fieldset class="seg" aria-label={t('watch-alerts.which')}>
        {counts.value.map((one) => (
          <button
            key={one.filter}
            type="button"
            aria-pressed={filter.value === one.filter}
            onClick={() => {
              filter.value = one.filter;
            }}
          >
            {t(`watch-alerts.filter.${one.filter}`)} <b>{one.count}</b>
          </button>
        ))}
      </fieldset>
      <label class="fld search">
        <Icon name="search" size="s" />
        <span class="vh">{t('watch-alerts.search')}</span>
        <input
          id="search-alerts"
          type="search"
          placeholder={t('watch-alerts.search')}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            typed.value = '';
            event.currentTarget.blur();
          }}
        />
        <kbd>{watchKeys.search}</kbd>
      </label>
      <button
        type="button"
        class="btn sm map-switch"
        title={t('watch-alerts.map')}
        aria-pressed={mapStands.value !== 'away'}
        onClick={toggleMap}
      >
        <Icon name="pin" size="s" />
        <span class="vh">{t('watch-alerts.map')}</span>
      </button>
      {mayRecord.value && (
        <button type="button" class="btn sm note-call" title={t('watch-alerts.record')} onClick={onRecord}>
          <Icon name="plus" size="s" />
          <span class="vh">{t('watch-alerts.record')}</span>
          <kbd>{watchKeys.record}</kbd>
        </button>
      )}
    </div>
  );
}

function Rows() {
  const list = useRef<HTMLDivElement>(null);
  const chosen = chosenNumber.value;
  const lines = shownLines.value;
  const withBase = !actor.value?.base;
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (board.value === null) return <p class="empty rows">{t('watch-alerts.loading')}</p>;
  if (lines.length === 0) return <Empty />;
  return (
    <div class="rows" ref={list} data-scroll>
      <Proposals />
      {groups.value.map((group) => {
        const { situation } = group;
        const rows = seenLines([group], toggled.value, chosen).map((line) => (
          <BoardRow
            key={line.id}
            line={line}
            isCurrent={line.number === chosen}
            withBase={withBase}
            isTied={situation !== null}
          />
        ));
        if (!situation) return rows;
        return [
          <SituationHead
            key={situation.id}
            group={group}
            isFolded={isFolded(group, toggled.value)}
            onFold={() => foldSituation(situation.id)}
          />,
          ...rows,
        ];
      })}
    </div>
  );
}

/** An empty board says what to do. */
function Empty() {
  const what = typed.value === '' ? filter.value : 'found';
  return (
    <div class="empty rows">
      <b>{t(`watch-alerts.empty.${what}`)}</b>
      {t(`watch-alerts.empty.${what}-todo`)}
    </div>
  );
}
