import type { VisitLine } from '@ulinzi/domain/visits';
import { writtenDay } from '../../shared/calendar-day.ts';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { t } from '../../shared/words.ts';

const icons: Readonly<Record<VisitLine['state'], IconName>> = {
  wanted: 'flag',
  planned: 'cal',
  held: 'check',
  cancelled: 'x',
};

/** How far it has come, by a sign and a word. */
export function StateSign({ state }: { state: VisitLine['state'] }) {
  return (
    <span class={`status ${state}`}>
      <Icon name={icons[state]} size="s" />
      {t(`visits.state.${state}`)}
    </span>
  );
}

/** From when to when, as planned or as held; empty while no day is named. */
export function daysSaid({ from, until }: Pick<VisitLine, 'from' | 'until'>): string {
  if (from === null || until === null) return '';
  if (from === until) return writtenDay(from);
  return t('watch-visits.from-until', { from: writtenDay(from), until: writtenDay(until) });
}
