import { computed } from '@preact/signals';
import type { BoardLine } from '@ulinzi/domain/alerts';
import { useMemo } from 'preact/hooks';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { linkTo } from '../../shared/route.ts';
import { left, minuteNow, momentOf, now } from '../../shared/time.ts';
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

/** How the place of an alert is called; a stranger's may be open still. */
export function placeOf(line: Pick<BoardLine, 'communityLabel'>): string {
  return line.communityLabel ?? capital(t('alerts.place-open'));
}

/** One alert on the board. Drawn again when its line or its colour changes; its clock alone moves each second. */
export function BoardRow({
  line,
  isCurrent,
  withBase,
}: {
  line: BoardLine;
  isCurrent: boolean;
  withBase: boolean;
}) {
  const standing = useMemo(() => computed(() => standingOf(line, now.value)), [line]);
  const tone = useMemo(() => computed(() => standing.value.tone), [standing]);
  const clock = useMemo(() => computed(() => clockText(standing.value, now.value)), [standing]);
  const aged = useMemo(() => computed(() => age(line, minuteNow.value)), [line]);
  const known = knownOf(line, t, { withTime: false });
  const shown = standing.peek();
  return (
    <a
      class={`al ${tone.value}`}
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
          {tCode('watch-alerts.channel', line.channel)} · {tCode('watch-alerts.sender', line.sender)}
        </span>
        <span class="age">· {aged}</span>
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
