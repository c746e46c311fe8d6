import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { linkTo, route } from '../../shared/route.ts';
import { t } from '../../shared/words.ts';
import { chosenNumber, lateCount } from '../alerts/index.ts';
import { currentScreen, ownScreens, type Screen } from './screens.tsx';

/** So many stand in a phone's rail, beside the button that opens the others. */
const inThumbsReach = 4;

/** The rooms of the house, at the left of a desk and in the thumb's reach on a phone. */
export function Rail() {
  const current = currentScreen().name;
  const rail = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  const here = route.value.join('/');
  useEffect(() => setOpen(false), [here]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (event: Event) => {
      const isElsewhere =
        event instanceof KeyboardEvent
          ? event.key === 'Escape'
          : !rail.current?.contains(event.target as Node);
      if (isElsewhere) setOpen(false);
    };
    addEventListener('pointerdown', close);
    addEventListener('keydown', close);
    return () => {
      removeEventListener('pointerdown', close);
      removeEventListener('keydown', close);
    };
  }, [isOpen]);
  const upper = ownScreens().filter((screen) => !screen.isLow);
  const near = upper.slice(0, inThumbsReach);
  const far = upper.slice(inThumbsReach);
  const low = ownScreens().filter((screen) => screen.isLow);
  const item = (screen: Screen) => (
    <RailLink key={screen.name} screen={screen} isCurrent={screen.name === current} />
  );
  return (
    <nav ref={rail} class="rail" aria-label={t('watch.rooms')} data-scroll>
      {near.map(item)}
      <button
        type="button"
        class={`rest-switch ${near.some(({ name }) => name === current) ? '' : 'is-current'}`}
        aria-expanded={isOpen}
        aria-controls="rail-rest"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" size="l" />
        {t('watch.more-rooms')}
      </button>
      <div id="rail-rest" class={`rest ${isOpen ? 'open' : ''}`}>
        {far.map(item)}
        <span class="sp" />
        {low.map(item)}
      </div>
    </nav>
  );
}

/** What is chosen on the board is chosen on the map, and back. */
function addressOf({ name }: Screen): string {
  const isOther = (name === 'map' || name === 'alerts') && name !== currentScreen().name;
  return isOther && chosenNumber.value !== null ? linkTo(name, chosenNumber.value) : linkTo(name);
}

function RailLink({ screen, isCurrent }: { screen: Screen; isCurrent: boolean }) {
  return (
    <a href={addressOf(screen)} aria-current={isCurrent ? 'page' : undefined}>
      <Icon name={screen.icon} size="l" />
      {t(`watch.screen.${screen.name}`)}
      {screen.name === 'alerts' && lateCount.value > 0 && (
        <span class="n late">
          {lateCount.value}
          <span class="vh"> {t('watch.late', { count: lateCount.value })}</span>
        </span>
      )}
    </a>
  );
}
