import { computed } from '@preact/signals';
import type { BoardLine } from '@ulinzi/domain/alerts';
import { useMemo } from 'preact/hooks';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { postLabels } from '../../shared/registers.ts';
import { linkTo } from '../../shared/route.ts';
import { left, minuteNow, momentOf, now } from '../../shared/time.ts';
import { lateSaid } from './late-said.ts';
import { t, tCode } from '../../shared/words.ts';
import { capital, knownOf } from './known.ts';
import { type Standing, standingOf, stepOf, steps } from './standing.ts';

const minuteMs = 60_000;

const channelIcons: Readonly<Record<string, IconName>> = {
  sms: 'sms',
  call: 'bip',
  voice: 'phone',
  'walk-in': 'walk',
  hf: 'radio',
  satellite: 'sat',
  email: 'send',
  other: 'report',
};

/** What the clock says: the time left or late; since when where none runs. */
export function clockText(standing: Standing, at: number): string {
  if (standing.at === null) return '';
  return standing.isSince ? `+${left(at - standing.at)}` : left(standing.at - at);
}

/** Which clock it is, in words. */
function clockLabel(standing: Standing): string {
  if (standing.isSince) return t('watch-alerts.since-decision');
  return standing.clock ? tCode('watch-alerts.clock', standing.clock) : '';
}

/** Where the procedure stands, in words. */
export function todo(line: Pick<BoardLine, 'next' | 'status' | 'isOpen'>): string {
  if (!line.isOpen || line.next === null) return tCode('alerts.state', line.status);
  return tCode('watch-alerts.todo', line.next);
}

export function Steps({ line }: { line: Pick<BoardLine, 'next' | 'isOpen'> }) {
  const present = stepOf(line);
  return (
    <span class="steps" aria-hidden="true">
      {Array.from({ length: steps }, (_, nth) => (
        <i key={nth} class={nth < present ? 'on' : nth === present ? 'now' : ''} />
      ))}
    </span>
  );
}

function age(line: BoardLine, at: number): string {
  const minutes = Math.max(0, Math.floor((at - Date.parse(line.heardAt ?? line.receivedAt)) / minuteMs));
  if (minutes < 1) return t('watch-alerts.just-now');
  if (minutes < 60) return t('alerts.duration.minutes', { minutes });
  if (minutes < 48 * 60) return left(minutes * minuteMs);
  return t('alerts.duration.days', { days: Math.floor(minutes / 1_440) });
}

/** Who has taken it, or to whom it was handed and waits. */
export function followText({ followedBy, handedTo }: Pick<BoardLine, 'followedBy' | 'handedTo'>): string {
  const label = (slug: string) => postLabels.value.get(slug) ?? tCode('alerts.rung', slug);
  if (handedTo) return t('watch-alerts.handed-to', { who: label(handedTo) });
  return followedBy ? t('watch-alerts.follows', { who: label(followedBy) }) : '';
}

/** How the place of an alert is called; a stranger's may be open still. */
export function placeOf(line: Pick<BoardLine, 'communityLabel'>): string {
  return line.communityLabel ?? capital(t('alerts.place-open'));
}

/** One alert on the board. Drawn again when its line or its colour changes; its clock alone moves each second. */
export function BoardRow({
  line,
  isCurrent,
  withBase,
  isTied = false,
}: {
  line: BoardLine;
  isCurrent: boolean;
  withBase: boolean;
  /** Under the head of its situation. */
  isTied?: boolean;
}) {
  const standing = useMemo(() => computed(() => standingOf(line, now.value)), [line]);
  const tone = useMemo(() => computed(() => standing.value.tone), [standing]);
  const clock = useMemo(() => computed(() => clockText(standing.value, now.value)), [standing]);
  const aged = useMemo(() => computed(() => age(line, minuteNow.value)), [line]);
  const known = knownOf(line, t, { withTime: false });
  const shown = standing.peek();
  // When it was sent and came says how old it is; the picture beside it says by which way.
  const late = line.isLate && line.heardAt ? lateSaid(line.heardAt, line.receivedAt) : null;
  return (
    <a
      class={`al ${tone.value} ${isTied ? 'in-situation' : ''}`}
      href={linkTo('alerts', line.number)}
      data-alert={line.id}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <div class="pl">
        {placeOf(line)}
        <small>{withBase ? line.baseLabel !== line.communityLabel && line.baseLabel : line.number}</small>
      </div>
      <div class="ck">
        {tone.value === 'late' && <span class="vh">{t('watch-alerts.late')} </span>}
        {clock}
      </div>
      <div class={`wh ${known.isConfirmed ? '' : 'maybe'}`} title={known.words}>
        {known.words}
        {!known.isConfirmed && line.recognised.length > 0 && (
          <span class="vh"> ({t('watch-alerts.unconfirmed')})</span>
        )}
      </div>
      <div class="ckl">{clockLabel(shown)}</div>
      <div class="me">
        <Icon name={channelIcons[line.channel] ?? 'report'} size="s" />
        <span class="what">
          {line.followedBy || line.handedTo ? (
            followText(line)
          ) : (
            <>
              {late ??
                `${tCode('watch-alerts.channel', line.channel)} · ${tCode('watch-alerts.sender', line.sender)}`}
            </>
          )}
        </span>
        {!late && <span class="age">· {aged}</span>}
        <span class="st">
          {todo(line)} <Steps line={line} />
        </span>
      </div>
    </a>
  );
}

/** `03:12`, with the day where it is another, for the deadline under the big clock. */
export function deadlineText(standing: Standing): string {
  const named = clockLabel(standing);
  if (standing.at === null || standing.isSince) return named;
  return `${named} ${momentOf(new Date(standing.at).toISOString())}`;
}
