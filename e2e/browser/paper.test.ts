// The paper codes as Chromium prints them with the stylesheet of the built page: without a margin, in which a browser
// would write the node's address. A paper that is found must not say what it opens.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../driver/browser.ts';

const assets = join(import.meta.dirname, '../../build/watch/assets');
let browser: Browser;
let styles = '';

beforeAll(async () => {
  const sheets = readdirSync(assets).filter((name) => name.endsWith('.css'));
  styles = sheets.map((name) => readFileSync(join(assets, name), 'utf8')).join('\n');
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
});

/** How far from the sheet's left edge its page begins, in CSS pixels: the printed margin. */
async function marginOf(content: string): Promise<number> {
  const page = await browser.newPage();
  await page.setContent(
    `<style>${styles}</style><div class="desk"><main class="signed-out"><section class="page">${content}</section></main></div>`,
  );
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  await page.close();
  const drawn = [...pdf.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n([^]*?)\r?\nendstream/g)]
    .map(([, stream]) => {
      try {
        return inflateSync(Buffer.from(stream ?? '', 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .find((stream) => /^[\d.-]+ 0 0 [\d.-]+ [\d.]+ [\d.]+ cm/.test(stream.trim()));
  const [, scale, left] = /\n([\d.]+) 0 0 [\d.]+ ([\d.]+) [\d.]+ cm/.exec(drawn ?? '') ?? [];
  return Number(left) / Number(scale);
}

describe('a printed page', () => {
  it('has a margin', async () => {
    expect(await marginOf('<p>Kashebere</p>')).toBeCloseTo(60, -1);
  });

  it('has none where it is the paper of the codes', async () => {
    expect(await marginOf('<ol class="paper"><li>ABCD-EFGH</li></ol>')).toBe(0);
  });
});
