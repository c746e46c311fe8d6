import { Icon } from '../../shared/icon.tsx';
import { linkTo } from '../../shared/route.ts';
import { t } from '../../shared/words.ts';
import { lateCount } from '../alerts/index.ts';
import { currentScreen, ownScreens, type Screen } from './screens.tsx';

/** The rooms of the house, at the left of a desk and in the thumb's reach on a phone. */
export function Rail() {
  const current = currentScreen().name;
  const item = (screen: Screen) => (
    <a
      key={screen.name}
      href={linkTo(screen.name)}
      aria-current={screen.name === current ? 'page' : undefined}
    >
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
  return (
    <nav class="rail" aria-label={t('watch.rooms')} data-scroll>
      {ownScreens()
        .filter((screen) => !screen.isLow)
        .map(item)}
      <span class="sp" />
      {ownScreens()
        .filter((screen) => screen.isLow)
        .map(item)}
    </nav>
  );
}
