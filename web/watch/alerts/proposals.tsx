// What may be one event: proposed by place and time, tied or waved away by a person, never by itself.
import { computed } from '@preact/signals';
import { alertCodes, type BoardLine } from '@ulinzi/domain/alerts';
import { openSituation, proposedSituations } from '@ulinzi/domain/situations';
import { useState } from 'preact/hooks';
import { act } from '../../shared/api.ts';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { communities } from '../../shared/registers.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { useAsking } from '../../shared/asking.ts';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { told } from './announce.ts';
import { board, touch } from './board.ts';
import { placeOf } from './board-row.tsx';
import { Choice } from './form-parts.tsx';
import { eventOfMeaning } from './known.ts';
import './situations.css';

const shownAtOnce = 2;

export interface Proposed {
  /** The situation that they may belong to; null for a new one. */
  readonly situation: BoardLine['situation'];
  /** An alert that is in it already. */
  readonly beside: string | null;
  readonly lines: readonly BoardLine[];
}

const proposals = computed<Proposed[]>(() => {
  if (!(openSituation.who as readonly string[]).includes(actor.value?.role ?? '')) return [];
  const places = new Map((communities.value.value?.communities ?? []).map((one) => [one.slug, one] as const));
  const lines = board.value ?? new Map<string, BoardLine>();
  const candidates = [...lines.values()]
    .filter((line) => line.isOpen)
    .map((line) => ({
      id: line.id,
      base: line.base,
      community: line.community,
      at: Date.parse(line.heardAt ?? line.receivedAt),
      situation: line.situation?.id ?? null,
      apart: line.apart,
      awaitsDecision: line.decision === null,
    }));
  return proposedSituations(candidates, (slug) => places.get(slug)).map(({ situation, alerts }) => {
    const beside =
      situation === null ? null : [...lines.values()].find((line) => line.situation?.id === situation);
    return {
      situation: beside?.situation ?? null,
      beside: beside?.id ?? null,
      lines: alerts.flatMap((id) => lines.get(id) ?? []),
    };
  });
});

/** Above the board: whether these are one. */
export function Proposals() {
  const found = proposals.value;
  const [tying, setTying] = useState<Proposed | null>(null);
  return (
    <>
      {told.value && (
        <div class="proposal">
          <span>{told.value}</span>
          <div class="do">
            <button
              type="button"
              class="btn sm"
              onClick={() => {
                told.value = null;
              }}
            >
              {t('watch-alerts.seen')}
            </button>
          </div>
        </div>
      )}
      {found.slice(0, shownAtOnce).map((one) => (
        <Proposal key={one.lines.map(({ id }) => id).join()} proposed={one} onTie={() => setTying(one)} />
      ))}
      {tying && <TieDialog proposed={tying} onClose={() => setTying(null)} />}
    </>
  );
}

/** Ends with the first that the node refuses, or at whose PIN the person turns back. */
async function onEach(lines: readonly BoardLine[], name: string, data: object) {
  let answer: Awaited<ReturnType<typeof act>> = null;
  for (const line of lines) {
    answer = await act(`api/alerts/${line.id}/${name}`, data);
    if (!answer?.ok) break;
  }
  return answer;
}

function Proposal({ proposed, onTie }: { proposed: Proposed; onTie: () => void }) {
  const { situation, beside, lines } = proposed;
  const asking = useAsking();
  const places = [...new Set(lines.map(placeOf))].join(', ');
  const first = lines[0];
  if (!first) return null;
  // One pair keeps it out of a situation; of a new one, the first is kept apart from the others.
  const waveAway = () => {
    const others = beside === null ? lines.slice(1).map(({ id }) => id) : [beside];
    return asking.ask(() => onEach(beside === null ? [first] : lines, 'apart', { from: others }));
  };
  const tieInto = async (id: string) => {
    await asking.ask(() => onEach(lines, 'tie', { situation: id }));
    touch('*');
  };
  return (
    <div class="proposal" data-proposal>
      <b>
        <Icon name="layers" size="s" />{' '}
        {situation ? t('watch-alerts.maybe-of', { number: situation.number }) : t('watch-alerts.maybe-one')}
      </b>
      <span>
        {t('watch-alerts.maybe-of-one', { places })} ({lines.length})
      </span>
      {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
      <div class="do">
        <button
          type="button"
          class="btn sm"
          data-act="tie-them"
          onClick={() => {
            if (situation) void tieInto(situation.id);
            else onTie();
          }}
        >
          {t('watch-alerts.tie-them')}
        </button>
        <button type="button" class="btn sm quiet" data-act="wave-away" onClick={() => void waveAway()}>
          {t('watch-alerts.wave-away')}
        </button>
      </div>
    </div>
  );
}

/** The coded event that most of them tell of, or what the word list may have found. */
export function likelyEvent(lines: readonly BoardLine[]): string | null {
  const counted = new Map<string, number>();
  for (const { coded, recognised } of lines) {
    const found = coded.event ?? recognised.map((one) => eventOfMeaning[one]).find(Boolean);
    if (found) counted.set(found, (counted.get(found) ?? 0) + 1);
  }
  return [...counted].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function TieDialog({ proposed, onClose }: { proposed: Proposed; onClose: () => void }) {
  const likely = likelyEvent(proposed.lines);
  const [event, setEvent] = useState(likely ?? '');
  return (
    <ActDialog
      title={t('watch-alerts.maybe-one')}
      does={t('watch-alerts.tie-them')}
      path="api/situations"
      data={event === '' ? null : { event, alerts: proposed.lines.map(({ id }) => id) }}
      onClose={onClose}
      onDone={() => touch('*')}
    >
      <p>
        {t('watch-alerts.maybe-of-one', { places: [...new Set(proposed.lines.map(placeOf))].join(', ') })}
      </p>
      <p class="sm mut">{t('watch-alerts.situation-rule')}</p>
      <Choice
        name="event"
        area="alerts.event"
        codes={alertCodes.events}
        chosen={likely}
        legend={t('watch-alerts.field.event')}
        onChoose={setEvent}
      />
    </ActDialog>
  );
}
