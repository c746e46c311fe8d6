// C1 on the screens of a real node: three people take an alert along, and then everything that their browsers show,
// say, ask for, remember or leave on the disk is searched for what must not be there.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  furnishKibua,
  launchChromium,
  launchKeeping,
  phones,
  RealNode,
  registerSource,
} from '../driver/index.ts';
import { eventually } from '../eventually.ts';
import { ptyModem, type PtyModem } from '../gammu/index.ts';
import { asSeen, pin, type Person, readWords, takePost } from './person.ts';

const posts = ['kibua-cla-1', 'kibua-commander', 'nk-duty-officer'] as const;
type Who = (typeof posts)[number];
const words = 'Batu ba silaha ku soko kanari';
const note = 'noti ya siri kuhusu daraja';
const screens = [
  'alerts',
  'counts',
  'promises',
  'handover',
  'duty',
  'gateways',
  'words',
  'sources',
  'places',
  'account',
  'keys',
];

const node = new RealNode();
const profile = mkdtempSync(join(tmpdir(), 'ulinzi-profile-'));
const people = {} as Record<Who, Person>;
/** What each browser said on its console, asked for by address, and showed on any screen. */
const said = {} as Record<Who, { console: string[]; addresses: string[]; pages: string[] }>;
let modem: PtyModem;
let browser: Browser;
let kept: BrowserContext;
let alert: { id: string; number: string };

const digits = (phone: string) => phone.replace('+', '');
const nowhere = () => [
  digits(phones.source),
  digits(phones.assistant),
  digits(phones.commander),
  note,
  'mvua ya asubuhi',
  pin,
  ...posts.flatMap((post) => [people[post].totpSecret, ...people[post].paper]),
];

beforeAll(async () => {
  modem = await ptyModem();
  await node.start();
  const codes = await furnishKibua(node, modem, { claims: false });
  await registerSource(node, 'administrator');
  browser = await launchChromium();
  // The Assistant's browser is one that keeps what it may, as at a desk.
  kept = await launchKeeping(profile, asSeen);
  for (const post of posts) {
    const context = post === 'kibua-cla-1' ? kept : await browser.newContext(asSeen);
    people[post] = await takePost(context, node.url, codes[post] ?? '');
    const heard: (typeof said)[Who] = { console: [], addresses: [], pages: [] };
    said[post] = heard;
    people[post].page.on('console', (message) => heard.console.push(message.text()));
    people[post].page.on('pageerror', (error) => heard.console.push(String(error)));
    people[post].page.on('request', (request) => heard.addresses.push(request.url()));
  }
  await act();
}, 240_000);

afterAll(async () => {
  await kept?.close();
  await browser?.close();
  await node.stop();
  await modem?.close();
  node.remove();
  rmSync(profile, { recursive: true, force: true });
});

/** Posts as the page itself does. */
async function posted(post: Who, path: string, body: object): Promise<void> {
  const status = await people[post].page.evaluate(
    async ([at, json]) => {
      const headers = { 'content-type': 'application/json', 'x-requested-by': 'watch' };
      return (await fetch(at as string, { method: 'POST', headers, body: json as string })).status;
    },
    [path, JSON.stringify(body)],
  );
  if (status !== 200) throw new Error(`${path}: ${status}`);
}

/** Everything that stands on the page, hidden or not, with the labels that are read out. */
async function look(post: Who): Promise<void> {
  said[post].pages.push(await people[post].page.content());
}

/** The whole of an alert, looked at on every screen after each step. */
async function act(): Promise<void> {
  modem.sms(phones.source, words);
  for (const post of posts)
    await people[post].page.locator('[data-alert]').first().waitFor({ timeout: 20_000 });
  alert = await people['kibua-commander'].page.evaluate(async () => {
    const { alerts } = (await (await fetch('api/alerts')).json()) as {
      alerts: { id: string; number: string }[];
    };
    return alerts[0] ?? { id: '', number: '' };
  });
  const on = `api/alerts/${alert.id}`;
  const steps: [Who, string, object][] = [
    ['kibua-commander', 'acknowledge', {}],
    ['kibua-cla-1', 'code', { event: 'shots' }],
    ['kibua-cla-1', 'request-number', {}],
    ['kibua-cla-1', 'call-back', { result: 'spoke', note }],
    ['kibua-cla-1', 'assess', { credibility: 'credible', note }],
    ['kibua-commander', 'decide', { decision: 'respond', note }],
  ];
  for (const post of posts) await people[post].page.locator('[data-alert]').first().click();
  for (const [post, name, body] of steps) {
    await posted(post, `${on}/${name}`, body);
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const one of posts) await look(one);
  }
  // The Assistant reads the words on purpose, in their own window.
  await readWords(people['kibua-cla-1'].page, words);
  const lookAround = async (post: Who) => {
    for (const screen of screens) {
      await people[post].page.goto(`${node.url}/#/${screen}`);
      await people[post].page.waitForTimeout(250);
      await look(post);
    }
  };
  await Promise.all(posts.map(lookAround));
}

const stored = (page: Page) =>
  page.evaluate(async () =>
    JSON.stringify({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookie: document.cookie,
      title: document.title,
      state: history.state as unknown,
      name: window.name,
      caches: 'caches' in globalThis ? await caches.keys() : [],
      databases: await indexedDB.databases(),
    }),
  );

const foundIn = (text: string, among: readonly string[]) =>
  among.filter((secret) => secret !== '' && text.includes(secret));

describe('C1 what three browsers show, say and keep', () => {
  it.each(['kibua-commander', 'nk-duty-officer'] as const)(
    '%s: no number, no code of a source, no words, no note that was not asked for',
    (post) => {
      expect(said[post].pages.length).toBeGreaterThan(10);
      expect(said[post].pages.join('\n')).toContain('Ntoto');
      for (const shown of said[post].pages) {
        expect(foundIn(shown, [...nowhere(), words])).toEqual([]);
        expect(shown).not.toMatch(/[A-Z]{2}-FP-\d{4}/);
      }
      // Up the lane an Assistant is her seat; but for the roster, which is the province's to keep.
      if (post === 'nk-duty-officer')
        for (const shown of said[post].pages.slice(0, 6)) expect(shown).not.toContain('kibua-cla-1');
    },
  );

  it('kibua-cla-1: no number and no note; the words only where she asked for them', () => {
    for (const shown of said['kibua-cla-1'].pages) expect(foundIn(shown, [...nowhere(), words])).toEqual([]);
  });

  it.each(posts)('%s: nothing in addresses, on the console, in titles or in what is stored', async (post) => {
    const { addresses, console } = said[post];
    expect(addresses.length).toBeGreaterThan(10);
    const secrets = [...nowhere(), words, words.split(' ')[0] ?? '', '0231', 'NK-FP'];
    for (const address of addresses) {
      expect(foundIn(decodeURIComponent(address), secrets)).toEqual([]);
      expect(address.startsWith(node.url) || address.startsWith('data:')).toBe(true);
    }
    expect(console).toEqual([]);
    const remembered = await stored(people[post].page);
    expect(foundIn(remembered, secrets)).toEqual([]);
    const { local, ...rest } = JSON.parse(remembered) as { local: [string, string][]; cookie: string };
    expect(local.every(([, value]) => value.length < 12)).toBe(true);
    expect(
      local
        .map(([key]) => key)
        .filter((key) => !['language', 'sound', 'handset', 'map-beside'].includes(key)),
    ).toEqual([]);
    expect(rest).toMatchObject({ session: [], cookie: '', state: null, name: '', caches: [], databases: [] });
  });

  it('the files of the screens are the same for everybody and hold none of it; no script of a page runs', async () => {
    const { page } = people['nk-duty-officer'];
    const files = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('script[src], link[href]')].map(
        (one) => one.getAttribute('src') ?? one.getAttribute('href') ?? '',
      ),
    );
    for (const file of ['/', ...files]) {
      const text = await (await fetch(new URL(file, `${node.url}/`))).text();
      expect([file, ...foundIn(text, [...nowhere(), words, 'kibua', 'Ntoto', alert.id, '+243'])]).toEqual([
        file,
      ]);
    }
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'globalThis.ran = true');
      image.src = 'data:image/png;base64,x';
      document.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return 'ran' in globalThis;
    });
    expect(ran).toBe(false);
  });

  it('signed out, nothing of it is left on the page, and going back brings nothing', async () => {
    const { page } = people['kibua-commander'];
    await page.goto(`${node.url}/#/alerts/${alert.number}`);
    await page.getByText('Ntoto').first().waitFor();
    await posted('kibua-commander', 'api/session/end', {});
    await page.goto('about:blank');
    await page.goBack();
    await eventually(async () => (await page.locator('input[name=passphrase]').count()) > 0);
    expect(await page.content()).not.toContain('Ntoto');
    expect(foundIn(await page.content(), [...nowhere(), words])).toEqual([]);
  });

  it('a browser that keeps what it may has kept none of it on its disk', async () => {
    await kept.close();
    const files = readdirSync(profile, { recursive: true, encoding: 'utf8' })
      .map((name) => join(profile, name))
      .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const bytes = readFileSync(file).toString('latin1');
      expect([
        file,
        ...foundIn(bytes, [...nowhere().filter((one) => one.length > 7), words, 'NK-FP-0231', 'Ntoto']),
      ]).toEqual([file]);
    }
  });
});
