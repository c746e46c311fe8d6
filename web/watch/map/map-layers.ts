// The layers of the map, from the ground up. Names are written with the fonts of this machine: a style without `glyphs`
// makes MapLibre draw them itself, and nothing is fetched.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Colours } from './map-colours.ts';

/** The first name only tells the weight (MapLibre reads it off the name); the others are those of tokens.css. */
const fonts = ['Segoe UI', 'Roboto', 'Noto Sans', 'Liberation Sans', 'Nimbus Sans', 'Arial'];
const plain = fonts;
const strong = ['Semibold', ...fonts];

export const sourceNames = [
  'areas',
  'areaNames',
  'approaches',
  'villages',
  'bases',
  'alerts',
  'chosen',
] as const;
export type SourceName = (typeof sourceNames)[number];

/** Layers in which a press chooses the village beneath. */
export const pressed = ['alert-signs', 'village-signs'];

type Filter = ExpressionSpecification;

const isLevel = (level: string): Filter => ['==', ['get', 'level'], level];
const isNow: Filter = ['!', ['get', 'hasEnded']];
const isNowOf = (level: string): Filter => ['all', isLevel(level), isNow];
const isOfReach = (reach: string): Filter => ['==', ['get', 'reach'], reach];

const besideBase: ExpressionSpecification = [
  'case',
  ['get', 'atBase'],
  ['literal', [-9, -9]],
  ['literal', [0, 0]],
];

/** The whole style in these colours; `telling` names the property that the signs of the villages show. */
export function styleOf(colours: Colours, telling: string): StyleSpecification {
  const empty = { type: 'FeatureCollection' as const, features: [] };
  const sources = Object.fromEntries(
    sourceNames.map((name) => [name, { type: 'geojson' as const, data: empty, tolerance: 0.5, buffer: 32 }]),
  );
  // Without a transition: what is printed has its colours at once.
  return { version: 8, sources, transition: { duration: 0 }, layers: layersIn(colours, telling) };
}

export function layersIn(colours: Colours, telling: string): LayerSpecification[] {
  const halo = { 'text-halo-color': colours.land, 'text-halo-width': 1.75 };
  const beside = {
    'text-variable-anchor': ['left', 'right', 'top', 'bottom'] as ('left' | 'right' | 'top' | 'bottom')[],
    'text-justify': 'auto' as const,
    'text-field': ['get', 'label'] as ['get', string],
    'text-padding': 3,
    'text-max-width': 9,
  };
  const areaLine = (
    id: string,
    filter: Filter,
    color: string,
    width: number,
    dash?: number[],
  ): LayerSpecification => ({
    id,
    type: 'line',
    source: 'areas',
    filter,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width, ...(dash && { 'line-dasharray': dash }) },
  });
  const areaName = (id: string, filter: Filter, size: number, from: number): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'areaNames',
    filter,
    minzoom: from,
    layout: {
      'text-field': ['get', 'text'],
      'text-font': plain,
      'text-size': size,
      'text-letter-spacing': 0.06,
      'text-max-width': 8,
      'text-padding': 8,
    },
    paint: { 'text-color': colours['ink-3'], ...halo },
  });
  const approach = (id: string, reach: string, paint: object): LayerSpecification => ({
    id,
    type: 'line',
    source: 'approaches',
    filter: isOfReach(reach),
    layout: { 'line-cap': 'round' },
    paint,
  });
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colours['land-out'] } },
    {
      id: 'country-ground',
      type: 'fill',
      source: 'areas',
      filter: isLevel('country'),
      paint: { 'fill-color': colours['land-out'] },
    },
    {
      id: 'land',
      type: 'fill',
      source: 'areas',
      filter: isLevel('province'),
      paint: { 'fill-color': colours.land },
    },
    areaLine('territories', isNowOf('territory'), colours['border-in'], 1),
    areaLine('ended', ['get', 'hasEnded'], colours['ink-3'], 1.5, [4, 3]),
    areaLine('provinces', isNowOf('province'), colours.border, 1.25),
    areaLine('countries', isNowOf('country'), colours['line-2'], 1.75),
    approach('approach-within', 'within', { 'line-color': colours.accent, 'line-width': 2.5 }),
    approach('approach-beyond', 'beyond', { 'line-color': colours['ink-2'], 'line-width': 1.25 }),
    approach('approach-unknown', 'unknown', {
      'line-color': colours['ink-2'],
      'line-width': 2.5,
      'line-dasharray': [0, 2.5],
    }),
    {
      id: 'village-signs',
      type: 'symbol',
      source: 'villages',
      layout: {
        'icon-image': ['get', telling],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.4, 6, 0.6, 9, 1],
      },
    },
    areaName('territory-names', isNowOf('territory'), 11, 8),
    areaName('province-names', isNowOf('province'), 12, 4.5),
    areaName('country-names', isNowOf('country'), 12, 3),
    areaName('ended-names', ['get', 'hasEnded'], 12, 4),
    {
      id: 'village-names',
      type: 'symbol',
      source: 'villages',
      minzoom: 8.5,
      layout: { ...beside, 'text-font': plain, 'text-size': 12, 'text-radial-offset': 0.7 },
      paint: { 'text-color': colours['ink-2'], ...halo },
    },
    {
      id: 'base-signs',
      type: 'symbol',
      source: 'bases',
      layout: { 'icon-image': 'base', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
    {
      id: 'base-names',
      type: 'symbol',
      source: 'bases',
      minzoom: 5.5,
      layout: { ...beside, 'text-font': strong, 'text-size': 13, 'text-radial-offset': 0.95 },
      paint: { 'text-color': colours.ink, ...halo },
    },
    {
      id: 'approach-minutes',
      type: 'symbol',
      source: 'approaches',
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'text'],
        'text-font': strong,
        'text-size': 12,
        'text-allow-overlap': false,
      },
      paint: { 'text-color': colours.ink, ...halo, 'text-halo-width': 2.5 },
    },
    {
      id: 'alert-signs',
      type: 'symbol',
      source: 'alerts',
      layout: {
        'icon-image': ['get', 'tone'],
        // Beside the square of a base that stands there.
        'icon-offset': besideBase,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        // The most pressing is drawn last, above the others.
        'symbol-sort-key': ['-', 0, ['get', 'rank']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.7, 7, 1],
      },
    },
    {
      id: 'alert-names',
      type: 'symbol',
      source: 'alerts',
      minzoom: 6,
      layout: {
        ...beside,
        'text-font': strong,
        'text-size': 13,
        'text-radial-offset': 1.15,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': colours.ink, ...halo },
    },
    {
      id: 'alert-counts',
      type: 'symbol',
      source: 'alerts',
      layout: {
        'text-field': ['get', 'count'],
        'text-font': strong,
        'text-size': 12,
        'text-offset': [0.95, -0.85],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.surface, 'text-halo-width': 2.5 },
    },
    {
      id: 'ring',
      type: 'symbol',
      source: 'chosen',
      layout: {
        'icon-image': 'ring',
        'icon-offset': besideBase,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}
