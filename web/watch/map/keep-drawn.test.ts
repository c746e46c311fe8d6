import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const kibua = { slug: 'kibua', label: 'Kibua', province: 'nk', latitude: -1.4, longitude: 28.2 };
const ntoto = {
  slug: 'ntoto',
  label: 'Ntoto',
  base: 'kibua',
  latitude: -1.5,
  longitude: 28.3,
  stage: 'active',
  aliases: [],
};
const answers: Readonly<Record<string, unknown>> = {
  'api/areas': { features: [] },
  'api/roads': { roads: [] },
  'api/bases': { bases: [kibua] },
  'api/communities': { communities: [ntoto] },
};

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-28T04:00:00Z') });
  vi.stubGlobal('location', { hash: '#/map/4821' });
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
  vi.stubGlobal('navigator', { languages: ['fr'] });
  vi.stubGlobal('document', { documentElement: {}, hidden: false });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }));
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(answers[path])));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what stays as it is is not drawn anew by a minute or by a word about an alert', async () => {
  const { keepDrawn } = await import('./keep-drawn.ts');
  const { readMap } = await import('./map-lists.ts');
  const { board } = await import('../alerts/index.ts');
  const { lineOf } = await import('../alerts/testing/lines.ts');
  readMap();
  await vi.advanceTimersByTimeAsync(10);
  const line = lineOf({ id: 'a', number: '4821', community: 'ntoto' });
  board.value = new Map([[line.id, line]]);
  await vi.advanceTimersByTimeAsync(1_000);
  const shown: string[] = [];
  const end = keepDrawn({
    show: (source) => void shown.push(source),
    tell: () => {},
    nameElsewhere: () => {},
    bringIntoView: () => {},
    callOut: () => {},
    zoom: () => {},
    showAll: () => {},
    copyForPaper: () => {},
    remove: () => {},
  });
  expect(shown.toSorted()).toEqual([
    'alerts',
    'approaches',
    'areaNames',
    'areas',
    'bases',
    'chosen',
    'villages',
  ]);
  shown.length = 0;
  board.value = new Map([[line.id, { ...line, saw: 'another' }]]);
  await vi.advanceTimersByTimeAsync(180_000);
  expect(shown).toEqual([]);
  board.value = new Map();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown).toContain('alerts');
  end();
});
