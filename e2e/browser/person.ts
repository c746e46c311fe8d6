// A person at a screen of her own: a browser context in which she takes her post with her one-time code.
import type { BrowserContext, Page } from 'playwright-core';

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Codes of her paper that she has not used yet, in order. */
  readonly paper: string[];
  /** The secret in her phone's authenticator. */
  readonly totpSecret: string;
}

export const passphrase = 'mvua ya asubuhi kwenye mlima';
export const pin = '482913';

/** How she sees it. */
export const asSeen = { locale: 'en-GB', viewport: { width: 1440, height: 900 } };

/** The map stays away from the board: drawn without a graphics chip it takes what the rest of a test needs. */
export function withoutMap(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => localStorage.setItem('map-beside', 'no'));
}

/** Beside other browsers on two cores a page may take its time. */
export const patienceMs = 90_000;

/** Opens the node's address and goes through the first sign-in, with the first code of the paper. */
export async function takePost(
  context: BrowserContext,
  address: string,
  oneTimeCode: string,
): Promise<Person> {
  await withoutMap(context);
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: /one-time code/i }).click();
  await page.locator('input[name=code]').fill(oneTimeCode);
  await page.locator('button[type=submit]').click();
  // What counts elements waits for none: without this the paper may still be empty.
  await page.locator('.paper li').first().waitFor();
  const paper = await page.locator('.paper li').allTextContents();
  const totpSecret = ((await page.locator('.secret').textContent()) ?? '').replace(/\s/g, '');
  await page.locator('.tick input').check();
  await page.locator('.keys-shown .btn.go').click();
  for (const name of ['passphrase', 'passphrase-again'])
    await page.locator(`input[name=${name}]`).fill(passphrase);
  for (const name of ['pin', 'pin-again']) await page.locator(`input[name=${name}]`).fill(pin);
  await page
    .locator('input[name=code]')
    .last()
    .fill(paper.shift() ?? '');
  await page.locator('button[type=submit]:visible').click();
  await page
    .locator('#main')
    .waitFor()
    .catch(async (error: unknown) => {
      const said = await page.locator('.refusal, .alone').allTextContents();
      const empty = await page
        .locator('input:invalid')
        .evaluateAll((all) => all.map((one) => one.id || (one as HTMLInputElement).name));
      throw new Error(`not signed in: ${JSON.stringify({ said, empty, at: page.url() })}`, { cause: error });
    });
  return { page, context, paper, totpSecret };
}

/** Signs in again with the passphrase and a code. */
export async function signIn(page: Page, post: string, code: string): Promise<void> {
  await page.locator('input[name=post]').fill(post);
  await page.locator('input[name=passphrase]').fill(passphrase);
  await page.locator('input[name=code]').fill(code);
  await page.locator('button[type=submit]').click();
}

/** Presses the button of an act on the open alert, also where it stands in the menu. */
export async function press(page: Page, act: string): Promise<void> {
  await page.locator('.detail .acts').waitFor();
  const button = page.locator(`.detail [data-act="${act}"]`).first();
  if (await button.isVisible()) return button.click();
  await page.locator('.detail .btn.more').click();
  await page.locator(`dialog [data-act="${act}"]`).click();
}

/** Reads the words of the open alert, in their own window, and closes that. */
export async function readWords(page: Page, words: string): Promise<void> {
  await press(page, 'words');
  await page.locator('dialog button.go, dialog button[type=submit]').first().click();
  await page.getByText(words).waitFor();
  await page.keyboard.press('Escape');
}

/** Notes each line that is added to the board and each state it is drawn in, from now on. */
export async function watchBoard(page: Page): Promise<void> {
  await page.evaluate(() => {
    const added: string[] = [];
    Object.assign(globalThis, { added });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) {
          const id = node instanceof HTMLElement ? node.dataset['alert'] : undefined;
          if (id) added.push(id);
        }
    }).observe(document.body, { subtree: true, childList: true });
  });
}

export function linesAdded(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { added: string[] }).added);
}
