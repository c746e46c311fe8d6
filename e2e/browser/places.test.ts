// Places by screen and by file, as the administrator of an exercise enters them in a real Chromium: a name that fits a
// village is asked about (F9), and a file with bad lines is taken in whole once they are mended, never by halves.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, nodeFolder, type NodeProcess, startNode } from '../driver/index.ts';
import { goTo, sizes } from './screens.ts';

const folder = nodeFolder();
let node: NodeProcess;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode(folder), launchChromium()]);
  const context = await browser.newContext({ viewport: sizes.desk, locale: 'en' });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.addInitScript(() => localStorage.setItem('handset', 'closed'));
  await goTo(page, node.address, { as: 'administrator', at: '/places' }, 'en');
});
afterAll(async () => {
  await browser?.close();
  await node?.stop();
  folder.remove();
});

interface Shown {
  readonly slug: string;
  readonly aliases: readonly string[];
}
const communities = () =>
  page.evaluate(async () => {
    const answer = (await (await fetch('api/communities')).json()) as { communities: Shown[] };
    return answer.communities;
  });

const header = 'slug,label,base,latitude,longitude,stage';
const good = 'exercise-kisima,EXERCISE Kisima,kibua,-1.31,28.41,pilot';
const giveFile = (...lines: string[]) =>
  page.locator('input[type=file]').setInputFiles({
    name: 'exercise.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${[header, ...lines].join('\n')}\n`),
  });

describe('places', () => {
  it('F9 a new community is asked about where it sounds like one that is there, and gets an alias', async () => {
    await page.locator('.places button', { hasText: 'Community…' }).click();
    const label = page.locator('dialog input[name=label]');
    await label.fill('Luvingi');
    // Nothing goes on before it is said whether it is one of those that sound like it.
    await page.locator('dialog .same-place').waitFor();
    expect(await page.locator('dialog button[type=submit]').isDisabled()).toBe(true);

    await label.fill('Exercisoko');
    await page.locator('dialog select[name=base]').selectOption('kibua');
    await page.locator('dialog input[name=latitude]').fill('-1,31');
    await page.locator('dialog input[name=longitude]').fill('28.41');
    await page.locator('dialog button[type=submit]').click();
    await page.locator('dialog').waitFor({ state: 'detached' });

    await page.locator('.places input[type=search]').fill('Exersisoko');
    await page.locator('.places .link', { hasText: 'Exercisoko' }).click();
    await page.locator('.places button', { hasText: 'Add a name' }).click();
    await page.locator('dialog input[name=name]').fill('Soko la zoezi');
    await page.locator('dialog button[type=submit]').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.locator('.places .names li', { hasText: 'Soko la zoezi' }).waitFor();
    const added = (await communities()).find(({ slug }) => slug === 'exercisoko');
    expect(added?.aliases).toEqual(['Soko la zoezi']);
  });

  it('a file with two bad lines is not taken in; mended, it is taken in whole', async () => {
    await page.goto(`${node.address}/#/imports`);
    await page.locator('input[value=communities]').check();
    await giveFile(
      good,
      'exercise-two,EXERCISE Two,nowhere,-1.3,28.4,',
      'exercise-three,EXERCISE Three,kibua,95,28.4,',
    );
    const lines = page.locator('.imports tbody th');
    await lines.first().waitFor();
    expect(await lines.allTextContents()).toEqual(['3', '4']);
    expect((await communities()).filter(({ slug }) => slug.startsWith('exercise-'))).toEqual([]);

    await giveFile(good, 'exercise-two,EXERCISE Two,kibua,-1.3,28.4,');
    await page.locator('.imports .said .btn.go').click();
    await page.locator('.imports .came', { hasText: 'Done' }).waitFor();
    const slugs = (await communities()).map(({ slug }) => slug);
    expect(slugs).toEqual(expect.arrayContaining(['exercise-kisima', 'exercise-two']));
    expect(faults).toEqual([]);
  });
});
