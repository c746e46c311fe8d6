// `npm run bench -- map`: the map with 10,000 villages and 5,000 open alerts, in a real Chromium with whatever it draws
// with here: the time to the first picture, and the times between frames while a person moves and zooms it; beside it, what this machine takes for a map with next to nothing on it.
import { loadavg } from 'node:os';
import type { AreasAnswer } from '@ulinzi/domain/geography';
import { launchChromium } from '@ulinzi/e2e/driver';
import type { Page } from 'playwright-core';
import { quantile } from './load-client.ts';
import { drawnWith, notesFrames } from './map-page.ts';
import { startWorld } from './map-world.ts';

const villages = Number(process.env['VILLAGES'] ?? 10_000);
const alerts = Number(process.env['ALERTS'] ?? 5_000);
const size = { width: 1440, height: 900 };
/** Some sixteen rough squares with many corners: as many positions as simplified provinces have. */
const areas = roughAreas(16, 600);

/** The same map with next to nothing on it: what this machine can draw at all. */
await measure(1, 0);
await measure(villages, alerts);

async function measure(villageCount: number, alertCount: number): Promise<void> {
  const world = await startWorld({ bases: 120, villages: villageCount, alerts: alertCount, areas });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: size });
    await page.addInitScript({ content: notesFrames });
    const began = performance.now();
    await page.goto(`${world.address}/#/map`);
    await page.waitForSelector('[data-drawn]', { timeout: 180_000 });
    const firstMs = performance.now() - began;
    const drawnBy = await page.evaluate(drawnWith);
    process.stdout.write(
      `${villageCount} villages, 120 bases, ${alertCount} open alerts, ${size.width}x${size.height}, drawn with ${drawnBy}\n` +
        `from opening the page to the first picture: ${(firstMs / 1_000).toFixed(1)} s\n` +
        'ms between frames         median     p95     max  frames\n',
    );
    await page.locator('.maplibregl-canvas').focus();
    print('moving, all in view', await framesWhile(page, () => pan(page, 12)));
    print('zooming in and out', await framesWhile(page, () => zoom(page, 4)));
    for (let n = 0; n < 3; n++) await press(page, '+');
    print('moving, names shown', await framesWhile(page, () => pan(page, 12)));
    process.stdout.write(`Load of the machine: ${(loadavg()[0] ?? Number.NaN).toFixed(1)}\n`);
  } finally {
    await browser.close();
    world.close();
  }
}

/** Each key is pressed when the map has come to rest from the one before. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(400);
}

async function pan(page: Page, times: number): Promise<void> {
  const keys = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft'];
  for (let n = 0; n < times; n++) await press(page, keys[n % keys.length] ?? 'ArrowLeft');
}

async function zoom(page: Page, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await press(page, n % 2 === 0 ? '+' : '-');
}

async function framesWhile(page: Page, move: () => Promise<void>): Promise<number[]> {
  await page.evaluate('startFrames()');
  await move();
  return page.evaluate<number[]>('stopFrames()');
}

function print(what: string, times: readonly number[]): void {
  const sorted = Float64Array.from(times).sort();
  const figures = [0.5, 0.95, 1].map((share) => quantile(sorted, share).toFixed(0).padStart(8));
  process.stdout.write(`  ${what.padEnd(22)}${figures.join('')}${String(times.length).padStart(8)}\n`);
}

function roughAreas(count: number, corners: number): AreasAnswer {
  const features = Array.from({ length: count }, (_, nth) => {
    const [longitude, latitude] = [26 + 1.5 * (nth % 4), -5 + 2 * Math.floor(nth / 4)];
    const ring = Array.from({ length: corners }, (__, corner) => {
      const turn = (2 * Math.PI * corner) / corners;
      const reach = 0.9 + 0.05 * Math.sin(corner);
      return [longitude + reach * Math.cos(turn), latitude + reach * Math.sin(turn)];
    });
    return {
      type: 'Feature' as const,
      properties: {
        slug: `area-${nth}`,
        label: `Area ${nth}`,
        level: nth % 2 === 0 ? ('province' as const) : ('territory' as const),
        from: null,
        until: null,
        source: 'invented',
        pcode: null,
        isBuiltIn: false,
      },
      geometry: { type: 'MultiPolygon' as const, coordinates: [[[...ring, ring[0] as number[]]]] },
    };
  });
  return { type: 'FeatureCollection', features };
}
