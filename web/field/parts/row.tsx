// A line of a list: what it is, what is known of it, and a figure at its end. It leads somewhere, or does not.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName, linkTo } from '../notebook/index.ts';

interface RowProps {
  readonly icon: IconName;
  readonly title: ComponentChildren;
  readonly under?: ComponentChildren;
  readonly value?: ComponentChildren;
  /** A smaller word below the figure. */
  readonly valueUnder?: ComponentChildren;
  readonly tone?: 'soon' | 'late' | 'done';
  readonly isDone?: boolean;
  readonly to?: readonly string[];
  readonly onPress?: () => void;
}

export function Row({ icon, title, under, value, valueUnder, tone, isDone = false, to, onPress }: RowProps) {
  const inside = (
    <>
      <span class={isDone ? 'ok' : undefined}>
        <Icon name={icon} size="l" />
      </span>
      <span>
        <b>{title}</b>
        {under && <small>{under}</small>}
      </span>
      {(value || valueUnder) && (
        <span class={tone ? `v ${tone}` : 'v'}>
          {value}
          {valueUnder && <small class="mut">{valueUnder}</small>}
        </span>
      )}
    </>
  );
  if (to)
    return (
      <li>
        <a href={linkTo(...to)}>{inside}</a>
      </li>
    );
  if (!onPress) return <li>{inside}</li>;
  return (
    <li>
      <button type="button" onClick={onPress}>
        {inside}
      </button>
    </li>
  );
}
