// Every screen of the exercise with every scheme and size, and in three languages: axe-core finds nothing against it,
// nothing is cut off, and nothing reaches beyond the page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, nodeFolder, type NodeProcess, startNode } from '../driver/index.ts';
import { withoutMap } from './person.ts';
import { goTo, screensSeen, sizes } from './screens.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const folder = nodeFolder();
let node: NodeProcess;
let browser: Browser;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode(folder), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await node?.stop();
  folder.remove();
});

/** Each scheme, size and language at least once; each pair of scheme and size once. */
const looks = [
  { language: 'fr', scheme: 'light', size: 'desk' },
  { language: 'fr', scheme: 'dark', size: 'phone' },
  { language: 'en', scheme: 'dark', size: 'desk' },
  { language: 'sw', scheme: 'light', size: 'phone' },
] as const;

describe.each(looks)('$language, $scheme, $size', ({ language, scheme, size }) => {
  it.each(screensSeen.filter(({ triedIn = language }) => triedIn === language))('$name', async (screen) => {
    const context = await browser.newContext({
      viewport: sizes[size],
      colorScheme: scheme,
      locale: language,
      bypassCSP: true,
    });
    await withoutMap(context);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    try {
      await goTo(page, node.address, screen, language);
      await page.addScriptTag({ content: axe });
      const violations = await page.evaluate(async () => {
        const { axe: engine } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: Violation[] }> };
        };
        return (await engine.run()).violations;
      });
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html).join(' | ')}`);
      expect(found).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
    } finally {
      await context.close();
    }
  });
});
