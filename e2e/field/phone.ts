// A phone in somebody's hand: a browser of its own that keeps what it may, and that has promised to keep it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchKeeping } from '../driver/index.ts';

export const own = 'mvua ya asubuhi mlimani';
export const duress = 'nyumba ndogo';

const asSeen = { locale: 'en-GB', viewport: { width: 390, height: 844 } };
/** Beside other browsers on two cores a page may take its time. */
const patienceMs = 60_000;

export class Phone {
  readonly #profile = mkdtempSync(join(tmpdir(), 'ulinzi-phone-'));
  readonly #address: string;
  #context: BrowserContext | undefined;
  #page: Page | undefined;

  constructor(address: string) {
    this.#address = address;
  }

  get page(): Page {
    if (!this.#page) throw new Error('the phone is off');
    return this.#page;
  }

  /** Switches it on and opens the notebook. `isKept`: the browser promises to keep what is written. */
  async start({ isKept = true } = {}): Promise<void> {
    this.#context = await launchKeeping(this.#profile, asSeen);
    this.#context.setDefaultTimeout(patienceMs);
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage());
    if (isKept) {
      const devtools = await this.devtools();
      await devtools.send('Browser.grantPermissions', {
        permissions: ['durableStorage'],
        origin: this.#address,
      });
    }
    await this.open();
  }

  /** From the next opening on, its clock is off by so much. */
  async wrongClock(byMs: number): Promise<void> {
    await this.page.addInitScript((off) => {
      const Right = Date;
      class Wrong extends Right {
        constructor(...given: ConstructorParameters<typeof Date> | []) {
          if (given.length === 0) super(Right.now() + off);
          else super(...(given as [number]));
        }
        static override now(): number {
          return Right.now() + off;
        }
      }
      globalThis.Date = Wrong as DateConstructor;
    }, byMs);
  }

  devtools(): Promise<CDPSession> {
    return (this.#context as BrowserContext).newCDPSession(this.page);
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.#address}/field/`);
    await this.page.locator('.outside').waitFor();
  }

  /** The battery dies. */
  async stop(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
    this.#page = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async fillEnrolment(code: string): Promise<void> {
    const { page } = this;
    await page.locator('[name=code]').fill(code);
    await page.locator('[name=own]').fill(own);
    await page.locator('[name=again]').fill(own);
    await page.locator('summary').click();
    await page.locator('[name=duress]').fill(duress);
    await page.locator('button.go').click();
  }

  /** Enrols it, and waits until it has been given its lists and may be used without a network. */
  async enrol(code: string): Promise<void> {
    await this.fillEnrolment(code);
    await this.page.locator('.phone').waitFor();
    await this.online();
    await this.page.waitForFunction(async () => {
      const [name] = await caches.keys();
      return name !== undefined && (await (await caches.open(name)).keys()).length >= 6;
    });
  }

  /** Waits until the notebook has heard from the office. */
  online(): Promise<unknown> {
    return this.page.locator('.hb .net', { hasText: /online/ }).waitFor();
  }

  offline(): Promise<unknown> {
    return this.page.locator('.hb .net', { hasText: /no network/ }).waitFor();
  }

  async tryPassphrase(passphrase: string): Promise<void> {
    await this.page.locator('[name=passphrase]').fill(passphrase);
    await this.page.locator('button.go').click();
  }

  async unlock(): Promise<void> {
    await this.tryPassphrase(own);
    await this.page.locator('.phone').waitFor();
  }

  async lock(): Promise<void> {
    await this.go('');
    await this.page.getByRole('button', { name: 'Lock' }).click();
    await this.page.locator('.outside').waitFor();
  }

  async go(path: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${path}`);
  }

  /** Begins a report in words, and stops before the end. */
  async beginFlash(words: string): Promise<void> {
    const { page } = this;
    await this.go('write');
    await page.getByText('Flash report').last().click();
    await page.getByRole('button', { name: /^Next/ }).click();
    await page.locator('textarea').fill(words);
  }

  async writeFlash(words: string): Promise<void> {
    const { page } = this;
    await this.beginFlash(words);
    await page.getByRole('button', { name: /^Next/ }).click();
    await page.locator('.dock .btn.go').click();
    await page.waitForFunction(() => location.hash === '#/sends');
  }

  /** Notes, outside the lock, that a bip came to this phone. */
  async noteBip(): Promise<void> {
    const { page } = this;
    await page.locator('.outside h1').click({ delay: 900 });
    await page.getByRole('button', { name: 'Bip or call received here' }).click();
    await page.getByText('Noted.').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
  }
}
