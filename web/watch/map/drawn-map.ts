// The map itself, in WebGL. This file and MapLibre are fetched when a map is first opened, and not before.
import {
  type GeoJSONSource,
  type MapGeoJSONFeature,
  Map as MapLibre,
  Marker,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Drawn } from './map-data.ts';
import { type Colours, paperColours, screenColours } from './map-colours.ts';
import { imageRatio, signImage } from './map-images.ts';
import { layersIn, pressed, type SourceName, styleOf } from './map-layers.ts';
import { signNames } from './signs.ts';

// A file of our own, which the policy of the page lets run; from a blob it would not.
setWorkerUrl(workerUrl);

export interface MapAsked {
  readonly container: HTMLElement;
  /** The map's name for a screen reader. */
  readonly title: string;
  /** What is seen first: west, south, east, north. */
  readonly bounds: [number, number, number, number] | null;
  readonly telling: string;
  readonly onPress: (slug: string) => void;
  /** The first picture stands. */
  readonly onDrawn: () => void;
  /** It cannot draw: nothing here does WebGL, or it has stopped. */
  readonly onFailed: () => void;
}

export interface DrawnMap {
  show(source: SourceName, data: Drawn): void;
  tell(telling: string): void;
  /** These villages bear their name at their alert, and not a second time. */
  nameElsewhere(slugs: readonly string[]): void;
  /** Moves only where the place is not seen already. */
  bringIntoView(at: { readonly longitude: number; readonly latitude: number }): void;
  /** A few words at a place; null takes them away. */
  callOut(at: { readonly longitude: number; readonly latitude: number } | null, words: string): void;
  zoom(by: 1 | -1): void;
  showAll(bounds: [number, number, number, number]): void;
  /** Draws what is seen into a canvas that a printer takes, in the colours of paper; at once. */
  copyForPaper(canvas: HTMLCanvasElement): void;
  remove(): void;
}

/** Room for the names beside the outermost places, and for the buttons. */
const padding = { top: 48, bottom: 40, left: 56, right: 96 };
/** The mission's provinces, where nothing else is to be seen first. */
const east: [number, number, number, number] = [27, -5, 31, 3];

/** Draws a map. Throws where nothing here does WebGL. */
export function drawMap(asked: MapAsked): DrawnMap {
  let { telling } = asked;
  let colours = screenColours();
  const map = new MapLibre({
    container: asked.container,
    style: styleOf(colours, telling),
    bounds: asked.bounds ?? east,
    fitBoundsOptions: { padding, maxZoom: 9 },
    minZoom: 3,
    maxZoom: 14,
    attributionControl: false,
    renderWorldCopies: false,
    // Not 0: then names would be laid out anew for every single frame, which takes the time of three.
    fadeDuration: 150,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    locale: { 'Map.Title': asked.title },
    // A laptop on a battery: the saving graphics chip draws this well enough.
    canvasContextAttributes: { powerPreference: 'low-power' },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 88, unit: 'metric' }), 'bottom-right');
  const source = (name: SourceName) => map.getSource<GeoJSONSource>(name);
  const isStyled = new Promise<void>((resolve) => void map.once('style.load', () => resolve()));
  let isGone = false;
  let elsewhere = '';

  for (const name of signNames) map.addImage(name, signImage(name, colours), { pixelRatio: imageRatio });

  const recolour = (next: Colours) => {
    colours = next;
    for (const name of signNames) map.updateImage(name, signImage(name, colours));
    for (const layer of layersIn(colours, telling))
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        map.setPaintProperty(layer.id, name as 'fill-color', value as string);
  };
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const onScheme = () => void isStyled.then(() => !isGone && recolour(screenColours()));
  scheme.addEventListener('change', onScheme);

  map.once('idle', asked.onDrawn);
  map.on('webglcontextlost', asked.onFailed);
  map.on('click', ({ point }) => {
    // A finger is wider than a sign.
    const near = 12;
    const box = [
      [point.x - near, point.y - near],
      [point.x + near, point.y + near],
    ] as [[number, number], [number, number]];
    for (const layer of pressed) {
      const slug = nearest(map, map.queryRenderedFeatures(box, { layers: [layer] }), point);
      if (slug) return asked.onPress(slug);
    }
  });
  for (const layer of pressed) {
    map.on('mouseenter', layer, () => map.getCanvas().classList.add('over-sign'));
    map.on('mouseleave', layer, () => map.getCanvas().classList.remove('over-sign'));
  }

  const words = document.createElement('div');
  words.className = 'callout';
  const callout = new Marker({ element: words, anchor: 'bottom', offset: [0, -24] });
  // The words stand beside the map too: here they would be read a second time.
  for (const name of ['role', 'tabindex', 'aria-label']) words.removeAttribute(name);
  words.setAttribute('aria-hidden', 'true');

  return {
    callOut: (at, said) => {
      words.textContent = said;
      if (at) callout.setLngLat([at.longitude, at.latitude]).addTo(map);
      else callout.remove();
    },
    show: (name, data) =>
      void isStyled.then(
        () =>
          !isGone && void source(name)?.setData(data as unknown as Parameters<GeoJSONSource['setData']>[0]),
      ),
    nameElsewhere: (slugs) => {
      // Each change of the filter lays the names out anew.
      const key = slugs.toSorted().join(' ');
      if (key === elsewhere) return;
      elsewhere = key;
      void isStyled.then(() => {
        if (!isGone) map.setFilter('village-names', ['!', ['in', ['get', 'slug'], ['literal', [...slugs]]]]);
      });
    },
    tell: (next) => {
      telling = next;
      void isStyled.then(
        () => !isGone && map.setLayoutProperty('village-signs', 'icon-image', ['get', next]),
      );
    },
    bringIntoView: ({ longitude, latitude }) => {
      const { x, y } = map.project([longitude, latitude]);
      const { clientWidth, clientHeight } = map.getContainer();
      const isSeen =
        x > padding.left &&
        y > padding.top &&
        x < clientWidth - padding.right &&
        y < clientHeight - padding.bottom;
      if (!isSeen) map.easeTo({ center: [longitude, latitude], duration: 400 });
    },
    zoom: (by) => void map.easeTo({ zoom: map.getZoom() + by, duration: 200 }),
    showAll: (bounds) => void map.fitBounds(bounds, { padding, maxZoom: 9, duration: 400 }),
    copyForPaper: (canvas) => {
      recolour(paperColours());
      map.resize();
      // What WebGL has drawn can be read in the same breath only.
      map.redraw();
      const picture = map.getCanvas();
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      recolour(screenColours());
    },
    remove: () => {
      isGone = true;
      scheme.removeEventListener('change', onScheme);
      map.remove();
    },
  };
}

/** The sign nearest to where the finger came down. */
function nearest(
  map: MapLibre,
  features: readonly Pick<MapGeoJSONFeature, 'properties' | 'geometry'>[],
  at: { readonly x: number; readonly y: number },
): string | null {
  let best: { slug: string; distance: number } | null = null;
  for (const { properties, geometry } of features) {
    if (geometry.type !== 'Point') continue;
    const { x, y } = map.project(geometry.coordinates as [number, number]);
    const distance = Math.hypot(x - at.x, y - at.y);
    const { slug } = properties as { slug?: unknown };
    if (typeof slug === 'string' && (!best || distance < best.distance)) best = { slug, distance };
  }
  return best?.slug ?? null;
}
