// One screen of the phone: what it is called, how the line stands, its content, and what lies in the thumb's reach.
import type { ComponentChildren } from 'preact';
import { EnrolAgain } from '../enrol/again.tsx';
import { clockOf, momentOf } from '../../shared/time.ts';
import { Icon, type IconName, line, linkTo, lock, notices, route, t } from '../notebook/index.ts';

const topLevel: readonly {
  readonly to: readonly string[];
  readonly icon: IconName;
  readonly words: string;
}[] = [
  { to: [], icon: 'home', words: 'field-frame.home' },
  { to: ['write'], icon: 'edit', words: 'field-frame.write' },
  { to: ['places'], icon: 'village', words: 'field-frame.places' },
  { to: ['sends'], icon: 'up', words: 'field-frame.sends' },
];

/** What the line is doing, never more than is known. */
function lineWords(isShort: boolean): string {
  const { isOnline, lastContact } = line.value;
  // Beside an arrow and a long title there is room for the state alone.
  if (isShort && !isOnline) return t('field-frame.offline');
  if (isOnline) return t('field-frame.online', { at: clockOf(lastContact ?? Date.now()) });
  if (lastContact === null) return t('field-frame.offline');
  return t('field-frame.offline-since', { at: momentOf(new Date(lastContact).toISOString()) });
}

function Navigation() {
  const here = route.value[0];
  return (
    <nav class="nav foot" aria-label={t('field-frame.navigation')}>
      {topLevel.map(({ to, icon, words }) => (
        <a key={words} href={linkTo(...to)} aria-current={here === to[0] ? 'page' : undefined}>
          <Icon name={icon} size="l" />
          {t(words)}
        </a>
      ))}
    </nav>
  );
}

/**
 * Frames a screen. With `back`, an arrow leads out of it and there is no navigation; `dock` lies at the bottom, for the
 * one main button.
 */
export function Page({
  title,
  back = false,
  dock,
  children,
}: {
  title: string;
  back?: boolean;
  dock?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <>
      <header class="hb">
        {back && (
          <button type="button" class="bk" aria-label={t('field-frame.back')} onClick={() => history.back()}>
            <Icon name="left" size="l" />
          </button>
        )}
        <h1>{title}</h1>
        <output class="net">
          <Icon name={line.value.isOnline ? 'check' : 'nowifi'} />
          {lineWords(back)}
        </output>
        {!back && (
          <button type="button" class="bk" aria-label={t('field-frame.lock')} onClick={lock}>
            <Icon name="lock" />
          </button>
        )}
      </header>
      <div class="notices">
        {notices.value.map((code) => (
          <output class="notice" key={code}>
            <Icon name="warn" />
            <span>{t(`field-frame.notice.${code}`)}</span>
          </output>
        ))}
        {notices.value.includes('unknown') && <EnrolAgain />}
      </div>
      <main class="mn" id="main" tabIndex={-1}>
        {children}
      </main>
      {dock ? <div class="dock foot">{dock}</div> : !back && <Navigation />}
    </>
  );
}
