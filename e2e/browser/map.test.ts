// The map of an exercise in a real Chromium: what is chosen on the board is chosen on the map and back, by hand and by
// keys; the table says what the map shows; a machine without WebGL has the table; nothing is asked of another host.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, nodeFolder, type NodeProcess, startNode } from '../driver/index.ts';
import { eventually } from '../eventually.ts';
import { goTo, sizes } from './screens.ts';

const folder = nodeFolder();
let node: NodeProcess;
let browser: Browser;
const asked: string[] = [];
const faults: string[] = [];

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode(folder), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await node?.stop();
  folder.remove();
});

/** A page of the exercise, in English and without the handset, at an address. */
async function open(on: Browser, as: string, at: string): Promise<Page> {
  const context = await on.newContext({ viewport: sizes.desk, locale: 'en', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.addInitScript(() => localStorage.setItem('handset', 'closed'));
  await goTo(page, node.address, { as, at }, 'en');
  return page;
}

const chosenOnBoard = (page: Page) => page.locator('[data-alert][aria-current]').getAttribute('data-alert');
const chosenOnMap = (page: Page) => page.locator('.map-chosen h3').textContent();
const drawn = (page: Page) => page.locator('[data-drawn]').waitFor({ timeout: 60_000 });

describe('the map', () => {
  let page: Page;
  beforeAll(async () => {
    page = await open(browser, 'nk-duty-officer', '/alerts');
    await drawn(page);
  });

  /** Alerts of the board that stand alone at a village, and the name of that village. */
  async function alertsWithPlace(): Promise<{ id: string; place: string }[]> {
    const { alerts } = await page.evaluate<{
      alerts: { id: string; community: string | null; communityLabel: string | null }[];
    }>(async () => (await fetch('api/alerts')).json());
    const seen = await page
      .locator('[data-alert]')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['alert']));
    const alone = alerts.filter(
      ({ community }) => community && alerts.filter((one) => one.community === community).length === 1,
    );
    return alone
      .filter(({ id }) => seen.includes(id))
      .map(({ id, communityLabel }) => ({ id, place: communityLabel ?? '' }));
  }

  it('stands beside the board, and rings what is chosen there', async () => {
    for (const { id, place } of (await alertsWithPlace()).slice(0, 3)) {
      await page.locator(`[data-alert="${id}"]`).click();
      await eventually(async () => (await chosenOnMap(page))?.startsWith(place) ?? false);
      await page.locator('.callout', { hasText: place }).waitFor();
      expect(await page.locator('.callout').textContent()).toContain(place);
    }
  });

  it('a sign that is pressed chooses its alert on the board', async () => {
    const [first, second] = await alertsWithPlace();
    // Where the second stands is learnt from its callout; the map does not move between two that are in view.
    const place = page.locator('.callout');
    await page.locator(`[data-alert="${first?.id}"]`).click();
    await page.locator(`[data-alert="${second?.id}"]`).click();
    await place.filter({ hasText: second?.place ?? '' }).waitFor();
    await page.locator('.maplibregl-canvas').scrollIntoViewIfNeeded();
    let box = await place.boundingBox();
    await eventually(async () => {
      const before = box;
      box = await place.boundingBox();
      return before !== null && box !== null && before.x === box.x && before.y === box.y;
    });
    const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) + 24 };
    await page.locator(`[data-alert="${first?.id}"]`).click();
    await eventually(async () => (await chosenOnBoard(page)) === first?.id);
    await eventually(async () => {
      await page.mouse.click(at.x, at.y);
      return (await chosenOnBoard(page)) === second?.id;
    });
    expect(await chosenOnMap(page)).toContain(second?.place);
  });

  it('is named for a screen reader, and moved by keys', async () => {
    const canvas = page.getByRole('region', { name: 'Map' }).locator('canvas').first();
    await canvas.focus();
    const place = page.locator('.callout');
    const before = await place.boundingBox();
    await page.keyboard.press('ArrowRight');
    await eventually(async () => (await place.boundingBox())?.x !== before?.x);
    expect((await place.boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, 0);
  });

  it('T turns it into a table that counts the same, and chooses the same', async () => {
    const legend = () =>
      page
        .locator('.map-legend [data-sign]')
        .evaluateAll((lines) =>
          lines.map((line) => [
            (line as HTMLElement).dataset['sign'],
            Number(line.querySelector('b')?.textContent),
          ]),
        );
    const rows = page.locator('.map-table tbody tr');
    const inTable = async () => {
      const [tones, reaches] = [new Map<string, number>(), new Map<string, number>()];
      const seen = await rows.evaluateAll((all) => all.map((row) => ({ ...(row as HTMLElement).dataset })));
      for (const { tone, reach } of seen) {
        if (tone) tones.set(tone, (tones.get(tone) ?? 0) + 1);
        if (reach) reaches.set(reach, (reaches.get(reach) ?? 0) + 1);
      }
      return { ...Object.fromEntries(tones), ...Object.fromEntries(reaches) } as Record<string, number>;
    };
    // A clock that runs out between the two looks makes them differ: then they are taken again.
    await eventually(async () => {
      const counted = Object.fromEntries(await legend()) as Record<string, number>;
      await page.keyboard.press('t');
      await rows.first().waitFor();
      const shown = await inTable();
      const signs = Object.keys(counted).filter((sign) => sign !== 'base');
      if (signs.length === 7 && signs.every((sign) => counted[sign] === (shown[sign] ?? 0))) return true;
      await page.keyboard.press('t');
      await page.locator('.map-legend').waitFor();
      return false;
    });
    const [first] = await alertsWithPlace();
    await rows.getByRole('button', { name: first?.place ?? '', exact: true }).click();
    await eventually(async () => (await chosenOnBoard(page)) === first?.id);
    expect(await page.locator('.map-table [aria-pressed=true]').textContent()).toBe(first?.place);
    await page.keyboard.press('t');
    await drawn(page);
  });

  it('on a screen of its own keeps what is chosen, and prints as a picture with EXERCISE on each page', async () => {
    const chosen = await chosenOnMap(page);
    await page.locator('.rail').getByRole('link', { name: 'Map' }).click();
    await drawn(page);
    expect(await chosenOnMap(page)).toBe(chosen);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const colours = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map-copy');
      const dots = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const seen = new Set<string>();
      for (let at = 0; at < dots.length; at += 4_000) seen.add(`${dots[at]} ${dots[at + 1]} ${dots[at + 2]}`);
      return seen.size;
    });
    expect(colours).toBeGreaterThan(1);
    const marked = await page.evaluate(() =>
      document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(),
    );
    expect(marked).toMatch(/@top-center\s*\{[^}]*EXERCISE/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.map-copy').isVisible()).toBe(true);
    expect(await page.locator('.map-below tbody tr').first().isVisible()).toBe(true);
    expect(await page.locator('.map-tools').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
  });

  it('whoever has no board sees places and roads, and no alert', async () => {
    const analyst = await open(browser, 'nk-analyst', '/map');
    await drawn(analyst);
    await eventually(async () => (await analyst.locator('[data-sign=base] b').textContent()) !== '0');
    expect(await analyst.locator('[data-sign=late]').count()).toBe(0);
    await analyst.context().close();
  });

  it('where nothing draws it, the table stands there and says why', async () => {
    const args = ['--no-sandbox', '--disable-3d-apis'];
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    const plain = await chromium.launch({ executablePath, args });
    try {
      const other = await open(plain, 'nk-duty-officer', '/map');
      await other.locator('.map-table tbody tr').first().waitFor();
      expect(await other.locator('.map-pane output.refusal').textContent()).toMatch(/WebGL/);
    } finally {
      await plain.close();
    }
  });

  it('asks nothing of any other host, and nothing in it fails', () => {
    expect(asked.some((address) => address.includes('drawn-map'))).toBe(true);
    expect(
      asked.filter((address) => !address.startsWith(node.address) && !address.startsWith('data:')),
    ).toEqual([]);
    expect(faults).toEqual([]);
  });
});
