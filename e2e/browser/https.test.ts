// A node reached by its name over https, with a certificate of the mission's authority: in Chromium and in Firefox, each
// of which trusts that authority because somebody installed it, as on a phone. EXERCISE.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Browser as Firefox, Page as FirefoxPage } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchFirefoxTrusting, launchTrusting, RealNode } from '../driver/index.ts';
import { eventually } from '../eventually.ts';
import { asSeen, passphrase, patienceMs, type Person, pin, takePost } from './person.ts';

const name = 'kibua.meza.example';

/** What a page of ours may do here and not over plain http. */
const powers = () => ({
  isSecure: globalThis.isSecureContext,
  hasCrypto: typeof globalThis.crypto?.subtle?.digest === 'function',
  hasWorkers: 'serviceWorker' in globalThis.navigator,
  hasPasskeys: 'PublicKeyCredential' in globalThis,
});
const all = { isSecure: true, hasCrypto: true, hasWorkers: true, hasPasskeys: true };

describe('a node reached by its name over https', () => {
  const node = new RealNode();
  const folder = mkdtempSync(join(tmpdir(), 'ulinzi-browsers-'));
  let codes: Record<string, string>;
  let token: string;
  let root: string;
  let browser: Browser;
  let firefox: Firefox;
  let commander: Person;

  beforeAll(async () => {
    await node.start();
    await node.stop();
    const { firstCode } = node;
    const made = await node.whileStopped('authority', 'create', '--domain', 'meza.example');
    if (made.code !== 0) throw new Error(made.err);
    await node.start({ more: ['--domain', name, '--listen', '127.0.0.1', '--https-port', '0'] });
    codes = await furnish(firstCode);
    root = await (await fetch(`${node.url}/authority.pem`)).text();
    browser = await launchTrusting(join(folder, 'chromium'), name, root);
  });

  afterAll(async () => {
    await browser?.close();
    await firefox?.close();
    await node.stop();
    node.remove();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Does an act on loopback, as a program on the node's own machine. */
  async function does(path: string, body: object): Promise<Record<string, string>> {
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const response = await fetch(node.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${text}`);
    return JSON.parse(text) as Record<string, string>;
  }

  /** A base with a village, and codes for three people of it; the Assistant's is claimed for what is recorded below. */
  async function furnish(firstCode: string): Promise<Record<string, string>> {
    token = '';
    token = (await does('/api/claims', { code: firstCode }))['token'] ?? '';
    const place = { latitude: -1.28, longitude: 28.49 };
    await does('/api/bases', { slug: 'kibua', label: 'Kibua', province: 'nk', ...place });
    await does('/api/communities', { slug: 'ntoto', label: 'Ntoto', base: 'kibua', ...place });
    const given: Record<string, string> = {};
    for (const [slug, role, where] of [
      ['kibua-cla-1', 'assistant', { base: 'kibua' }],
      ['kibua-commander', 'commander', { base: 'kibua' }],
      ['nk-duty-officer', 'duty-officer', { province: 'nk' }],
    ] as const) {
      await does('/api/posts', { slug, label: slug, role, ...where });
      given[slug] = (await does(`/api/posts/${slug}/seat`, { name: 'EXERCISE' }))['claimCode'] ?? '';
    }
    token = (await does('/api/claims', { code: given['kibua-cla-1'] ?? '' }))['token'] ?? '';
    return given;
  }

  const raise = () => {
    const heard = { channel: 'voice', base: 'kibua', community: 'ntoto', event: 'fire' };
    return does('/api/alerts', { ...heard, heardAt: new Date().toISOString() });
  };

  it('is refused by a browser that does not trust the authority', async () => {
    const stranger = await launchTrusting(join(folder, 'stranger'), name, null);
    const page = await stranger.newPage();
    page.setDefaultTimeout(patienceMs);
    await expect(page.goto(node.publicUrl)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
    await stranger.close();
  });

  it('Chromium: a secure page with all that needs one; she signs in, her cookie is kept for https alone', async () => {
    expect(node.publicUrl).toMatch(/^https:\/\/kibua\.meza\.example:\d+$/);
    const context = await browser.newContext(asSeen);
    commander = await takePost(context, node.publicUrl, codes['kibua-commander'] ?? '');
    expect(await commander.page.evaluate(powers)).toEqual(all);
    const digest = await commander.page.evaluate(async () => {
      const bytes = await crypto.subtle.digest('SHA-256', new Uint8Array([1]));
      return bytes.byteLength;
    });
    expect(digest).toBe(32);
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({
      name: 's',
      domain: name,
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
    });
  });

  it('Chromium: the live line brings an alert, and she acknowledges it', async () => {
    const { page } = commander;
    await raise();
    const row = page.locator('[data-alert]').first();
    await row.waitFor();
    await row.click();
    await page.locator('.detail [data-act="acknowledge"]').first().click();
    await eventually(async () => /to decide/i.test((await row.textContent()) ?? ''));
    expect(await page.locator('[data-alert]').count()).toBe(1);
  });

  it('Chromium: the notebook of a phone is kept by its service worker, and opens by its name without a network', async () => {
    const context = await browser.newContext(asSeen);
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    await page.goto(`${node.publicUrl}/field/`);
    await page.locator('.outside').waitFor();
    await eventually(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
    const said = await page.locator('.outside').textContent();
    await context.setOffline(true);
    await page.reload();
    await page.locator('.outside').waitFor();
    expect(await page.locator('.outside').textContent()).toBe(said);
    await context.close();
  });

  it('the steps by which a phone is taught to trust it print on one sheet for each device', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(patienceMs);
    for (const device of [
      'android-14',
      'android-11',
      'android-8',
      'android-7',
      'windows',
      'debian',
      'firefox',
    ]) {
      await page.goto(`${node.publicUrl}/authority?lang=fr&for=${device}`);
      const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect({ device, sheets: paper.match(/\/Type\s*\/Page\b/g)?.length }).toEqual({ device, sheets: 1 });
    }
    await page.close();
  });

  it('Firefox: the same pages, secure; he signs in, sees the alert, and the next one comes by itself', async () => {
    firefox = await launchFirefoxTrusting(join(folder, 'firefox'), name, root);
    const page = await firefox.newPage();
    await takePostInFirefox(page, node.publicUrl, codes['nk-duty-officer'] ?? '');
    expect(await page.evaluate(powers)).toEqual(all);
    await page.waitForSelector('[data-alert]');
    expect(await page.$$eval('[data-alert]', (rows) => rows.map((row) => row.textContent).join())).toMatch(
      /Ntoto/,
    );
    await raise();
    await eventually(async () => (await page.$$('[data-alert]')).length === 2);
    // No script of ours reads it.
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('Chromium: she adds her laptop as a passkey, enters with it, and no more once it is removed', async () => {
    const { page, context } = commander;
    const laptop = await laptopOf(context, page);
    await page.goto(`${node.publicUrl}#account`);
    await page.locator('.add-device input[name=passphrase]').fill(passphrase);
    await page.locator('.add-device button[type=submit]').click();
    const line = page.locator('.passkeys tbody tr');
    await line.waitFor();
    // What the device has of it: the mission's domain and a number, nothing of her.
    const [kept] = await laptop.keys();
    expect(kept).toMatchObject({ rpId: 'meza.example', isResidentCredential: true });
    expect(`${kept?.userName}`).toMatch(/^meza\.example \d{4}$/);
    expect(Buffer.from(kept?.userHandle ?? '', 'base64')).toHaveLength(32);
    expect(await line.textContent()).toContain(kept?.userName);

    await page.locator('.who-i-am .btn').click();
    await laptop.refusesHer(true);
    await byDevice(page).click();
    expect(await refusalOf(page)).toMatch(/nothing done/i);
    await laptop.refusesHer(false);
    await byDevice(page).click();
    await page.locator('#main .who-i-am').waitFor();
    await page.locator('.sessions tr', { hasText: 'by device' }).waitFor();

    await line.getByRole('button').click();
    await line.waitFor({ state: 'detached' });
    await page.locator('.who-i-am .btn').click();
    await byDevice(page).click();
    expect(await refusalOf(page)).toMatch(/not accepted here/i);
    expect(await page.locator('#main .who-i-am').count()).toBe(0);
  });
});

const byDevice = (page: Page) => page.getByRole('button', { name: /with this device/i });

/** What the page says, once it says something. */
async function refusalOf(page: Page): Promise<string> {
  const said = page.locator('.by-device .refusal');
  await said.waitFor();
  return (await said.textContent()) ?? '';
}

/** The laptop's own keeper of passkeys, as Chromium's tools stand in for it: it asks its person, who is there. */
async function laptopOf(context: BrowserContext, page: Page) {
  const tools = await context.newCDPSession(page);
  await tools.send('WebAuthn.enable');
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return {
    keys: async () => (await tools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** Somebody else's finger. */
    refusesHer: (isSo: boolean) =>
      tools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: !isSo }),
  };
}

/** As `takePost`, in the other browser. */
async function takePostInFirefox(page: FirefoxPage, address: string, oneTimeCode: string): Promise<void> {
  page.setDefaultTimeout(patienceMs);
  await page.goto(address);
  await page.locator('::-p-text(one-time code)').click();
  await page.locator('input[name=code]').fill(oneTimeCode);
  await page.locator('button[type=submit]').click();
  await page.waitForSelector('.paper li');
  const paper = await page.$$eval('.paper li', (codes) => codes.map((code) => code.textContent ?? ''));
  await page.locator('.tick input').click();
  await page.locator('.keys-shown .btn.go').click();
  for (const field of ['passphrase', 'passphrase-again'])
    await page.locator(`input[name=${field}]`).fill(passphrase);
  for (const field of ['pin', 'pin-again']) await page.locator(`input[name=${field}]`).fill(pin);
  const inputs = await page.$$('input[name=code]');
  await inputs.at(-1)?.type(paper[0] ?? '');
  const buttons = await page.$$('button[type=submit]');
  for (const button of buttons) if (await button.isVisible()) await button.click();
  await page.waitForSelector('#main');
}
