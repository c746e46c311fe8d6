import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { route } from './route.ts';
import { t } from './words.ts';
import './beside.css';

/** A list, and beside it the one that is open; where there is no room for both, the open one alone with a way back. */
export function Beside({
  list: lines,
  back,
  label,
  children,
}: {
  list: ComponentChildren;
  /** The address of the list alone. */
  back: string;
  /** Names what is open; null where nothing is. */
  label: string | null;
  children: ComponentChildren;
}) {
  const isOpen = label !== null;
  const here = route.value.join('/');
  const list = useRef<HTMLDivElement>(null);
  const open = useRef<HTMLElement>(null);
  const visited = useRef(new Set<string>());
  // Focus follows the reader to what she opened, and back; a page that has just come keeps its own.
  useEffect(() => {
    visited.current.add(here);
    if (visited.current.size > 1) (isOpen ? open : list).current?.focus({ preventScroll: !isOpen });
  }, [here, isOpen]);
  return (
    <div class="beside">
      <div class={isOpen ? 'sides both' : 'sides'}>
        <div ref={list} tabIndex={-1} class="side-list">
          {lines}
        </div>
        {isOpen && (
          <section ref={open} tabIndex={-1} class="pane side-open" aria-label={label}>
            <a class="btn quiet side-back" href={back}>
              <Icon name="left" size="s" /> {t('watch-registers.back')}
            </a>
            {children}
          </section>
        )}
      </div>
    </div>
  );
}
