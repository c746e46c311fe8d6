import { effect, signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import type { DrawnMap } from './drawn-map.ts';
import { keepDrawn } from './keep-drawn.ts';
import { boundsOf } from './map-data.ts';
import { basesShown, chooseVillage, gathered, isRead, telling, villages } from './map-state.ts';

/** True once this browser has shown that it cannot draw the map: no WebGL, or no way to fetch what draws it. */
export const isWithoutPicture = signal(false);

/** What a reader's work is first about: the villages of her base, of her province, or all; and where alerts are. */
function firstBounds(): ReturnType<typeof boundsOf> {
  const all = [...villages.peek().values()];
  const sitting = actor.peek();
  const withAlerts = new Set(gathered.peek().places.map(({ community }) => community));
  const isOwn = (base: string) => {
    if (sitting?.base) return base === sitting.base;
    return !sitting?.province || basesShown.peek().get(base)?.province === sitting.province;
  };
  const own = all.filter(({ base, slug }) => withAlerts.has(slug) || isOwn(base));
  return boundsOf(own.length > 1 ? own : all);
}

/** Fetches what draws the map when there is something to draw, and keeps it drawn while it is seen. */
export function MapPicture({ drawn }: { drawn: RefObject<DrawnMap | null> }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    let isAsked = false;
    let stop = () => {};
    const begin = async () => {
      try {
        const { drawMap } = await import('./drawn-map.ts');
        if (isGone || !place.current) return;
        const map = drawMap({
          container: place.current,
          title: t('watch-map.picture'),
          bounds: firstBounds(),
          telling: telling.peek(),
          onPress: chooseVillage,
          onDrawn: () => place.current?.setAttribute('data-drawn', ''),
          onFailed: () => {
            isWithoutPicture.value = true;
          },
        });
        drawn.current = map;
        const endKeeping = keepDrawn(map);
        stop = () => {
          endKeeping();
          drawn.current = null;
          map.remove();
        };
      } catch {
        isWithoutPicture.value = true;
      }
    };
    const endWaiting = effect(() => {
      if (!isRead.value || isAsked) return;
      isAsked = true;
      void begin();
    });
    return () => {
      isGone = true;
      endWaiting();
      stop();
    };
  }, [drawn]);
  return (
    <div class="map-place">
      <div ref={place} class="map-ground" />
      {!isRead.value && <output class="map-note">{t('watch-map.loading')}</output>}
      <div class="map-zoom">
        <button
          type="button"
          class="btn"
          aria-label={t('watch-map.zoom-in')}
          onClick={() => drawn.current?.zoom(1)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          class="btn"
          aria-label={t('watch-map.zoom-out')}
          onClick={() => drawn.current?.zoom(-1)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          class="btn"
          aria-label={t('watch-map.show-all')}
          onClick={() => {
            const bounds = firstBounds();
            if (bounds) drawn.current?.showAll(bounds);
          }}
        >
          <Icon name="home" />
        </button>
      </div>
    </div>
  );
}
