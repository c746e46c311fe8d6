// The watch room as three people know it: a real node, a real SMS gateway with a modem, a real browser for each. One
// SMS is seen on all screens at once and is taken to closed; a line is cut and mended, and nothing is missed.
import type { Browser, Page } from 'playwright-core';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CuttableLine,
  cuttableLine,
  furnishKibua,
  launchChromium,
  phones,
  RealNode,
  registerSource,
} from '../driver/index.ts';
import { eventually } from '../eventually.ts';
import { ptyModem, type PtyModem } from '../gammu/index.ts';
import {
  asSeen,
  linesAdded,
  type Person,
  pin,
  press,
  readWords,
  signIn,
  takePost,
  watchBoard,
} from './person.ts';

const posts = ['kibua-cla-1', 'kibua-commander', 'nk-duty-officer'] as const;

describe('three people at three screens, on a real gateway', () => {
  const node = new RealNode();
  let modem: PtyModem;
  let browser: Browser;
  let line: CuttableLine;
  const people = {} as Record<(typeof posts)[number], Person>;
  const pageOf = (post: (typeof posts)[number]) => people[post].page;
  const rows = (page: Page) => page.locator('[data-alert]');
  const states = async (page: Page) => (await rows(page).allTextContents()).join('\n');
  const textsTo = (phone: string) =>
    modem
      .sent()
      .filter((sent) => sent.to === phone)
      .map((sent) => sent.text);
  const choose = (page: Page, name: string, value: string) =>
    page.locator(`dialog [name="${name}"][value="${value}"]`).check({ force: true });
  const send = async (page: Page) => {
    await page.locator('dialog button[type=submit]').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    modem = await ptyModem();
    await node.start();
    const codes = await furnishKibua(node, modem, { claims: false });
    await registerSource(node, 'administrator');
    browser = await launchChromium();
    // The duty officer sits far away, on a line that breaks.
    line = await cuttableLine(node.url);
    for (const post of posts) {
      const address = post === 'nk-duty-officer' ? line.address : node.url;
      people[post] = await takePost(await browser.newContext(asSeen), address, codes[post] ?? '');
    }
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await line?.close();
    await node.stop();
    await modem?.close();
    node.remove();
  });

  it('an empty board says that all is quiet, and what to do', async () => {
    for (const post of posts) expect(await rows(pageOf(post)).count()).toBe(0);
    expect(await pageOf('kibua-commander').locator('.empty').first().textContent()).toMatch(/\w{5}/);
  });

  it('B1 B3 one SMS through the real gateway is on every screen at once, with what the word list found, and rings', async () => {
    modem.sms(phones.source, 'Batu ba silaha ku soko');
    await Promise.all(posts.map((post) => rows(pageOf(post)).first().waitFor({ timeout: 15_000 })));
    for (const post of posts) {
      expect(await rows(pageOf(post)).count()).toBe(1);
      expect(await states(pageOf(post))).toMatch(/Ntoto/);
      // Nobody has coded it: what the word list found, as a question.
      expect(await states(pageOf(post))).toMatch(/weapons\s*\?/i);
    }
    await eventually(() => textsTo(phones.assistant).length > 0);
    // The mark comes and goes with the seconds.
    await eventually(async () => /●|\(1\)/.test(await pageOf('kibua-commander').title()));
  });

  it('one person acknowledges, and the other screens show it without a touch', async () => {
    const page = pageOf('kibua-commander');
    await rows(page).first().click();
    await press(page, 'acknowledge');
    for (const post of posts) {
      await eventually(async () => !/to acknowledge/i.test(await states(pageOf(post))));
      expect(await states(pageOf(post))).toMatch(/to decide/i);
    }
  });

  it('the Assistant reads the words, codes them with one touch each, and all read them in their language', async () => {
    const page = pageOf('kibua-cla-1');
    await rows(page).first().click();
    await readWords(page, 'Batu ba silaha ku soko');
    await page.keyboard.press('c');
    await page
      .locator('.coding')
      .getByRole('button', { name: /^weapons seen/i })
      .first()
      .click();
    await eventually(async () => /weapons seen/i.test(await states(pageOf('nk-duty-officer'))));
    // The words themselves are on no other screen.
    for (const post of ['kibua-commander', 'nk-duty-officer'] as const)
      expect(await pageOf(post).locator('body').textContent()).not.toMatch(/Batu ba silaha|0231/);
  });

  it('C2 B19 commander, duty officer and Assistant take it to closed; the checks and the village are asked for', async () => {
    const commander = pageOf('kibua-commander');
    await press(commander, 'decide');
    await choose(commander, 'decision', 'respond');
    await send(commander);
    await eventually(() => commander.locator('.detail [data-act="respond"]').first().isVisible());
    await press(commander, 'respond');
    await choose(commander, 'means', 'patrol');
    for (const box of await commander.locator('dialog input[type=checkbox]').all())
      await box.check({ force: true });
    await send(commander);
    await eventually(() => commander.locator('.detail [data-act="arrive"]').first().isVisible());
    await press(commander, 'arrive');
    await send(commander);
    const officer = pageOf('nk-duty-officer');
    await rows(officer).first().click();
    await eventually(() => officer.locator('.detail [data-act="resolve"]').first().isVisible());
    await press(officer, 'resolve');
    await choose(officer, 'outcome', 'protected');
    await send(officer);
    const assistant = pageOf('kibua-cla-1');
    await eventually(() => assistant.locator('.detail [data-act="feedback"]').first().isVisible());
    await press(assistant, 'feedback');
    await choose(assistant, 'way', 'agreed-phrase');
    await send(assistant);
    await eventually(() => textsTo(phones.source).includes('Habari. Ile kazi nimeifanya.'));
    await eventually(() => commander.locator('.detail [data-act="close"]').first().isVisible());
    await press(commander, 'close');
    if (await commander.locator('dialog').isVisible()) await send(commander);
    for (const post of posts) await eventually(async () => (await rows(pageOf(post)).count()) === 0);
    expect(textsTo(phones.source)).toEqual(['Imefika. Aksanti.', 'Habari. Ile kazi nimeifanya.']);
  });

  it('a line is cut and mended: what happened meanwhile comes, each alert once', async () => {
    const officer = pageOf('nk-duty-officer');
    modem.sms(phones.source, 'Moto');
    await rows(officer).first().waitFor({ timeout: 15_000 });
    await watchBoard(officer);
    line.cut();
    await officer.locator('.top output.soon').waitFor({ timeout: 60_000 });
    const commander = pageOf('kibua-commander');
    await rows(commander).first().click();
    await press(commander, 'acknowledge');
    modem.sms('+243000000777', 'Masasi kwa daraja');
    await eventually(async () => (await rows(commander).count()) === 2);
    expect(await rows(officer).count()).toBe(1);
    line.mend();
    await eventually(async () => (await rows(officer).count()) === 2);
    await eventually(async () => (await states(officer)).match(/to acknowledge/gi)?.length === 1);
    const added = await linesAdded(officer);
    expect(added).toHaveLength(new Set(added).size);
    await officer.locator('.top output.soon').waitFor({ state: 'detached' });
  });

  it('a screen made a duty desk asks for a post and its PIN at each act, and the act is that post’s', async () => {
    const page = pageOf('kibua-commander');
    await page.goto(`${node.url}/#/account`);
    await page.getByRole('button', { name: 'Make this screen a duty desk' }).click();
    await page.getByRole('button', { name: 'Close the duty desk' }).waitFor();
    await page.goto(`${node.url}/#/alerts`);
    const waiting = page.locator('[data-alert]', { hasText: 'to acknowledge' }).first();
    await waiting.click();
    const givePin = async (typed: string) => {
      await page.locator('dialog [name=post][value=kibua-cla-1]').check({ force: true });
      await page.locator('dialog input[type=password]').fill(typed);
      await page.keyboard.press('Enter');
    };
    await press(page, 'acknowledge');
    await givePin('111111');
    await page.locator('dialog .refusal').waitFor();
    await givePin(pin);
    await page.locator('dialog').waitFor({ state: 'detached' });
    await eventually(async () => !/to acknowledge/i.test(await states(page)));
    // The commander opened the desk; the Assistant acknowledged.
    const timeline = page.locator('.detail .tl', { hasText: 'kibua-cla-1' }).first();
    await timeline.waitFor();
    expect(await timeline.isVisible()).toBe(true);
  });

  it('signs in again with passphrase and a code of the phone or the paper; each code once', async () => {
    const { page, paper, totpSecret } = people['kibua-cla-1'];
    await page.goto(`${node.url}/#/account`);
    await page.getByRole('button', { name: /sign out/i }).click();
    const code = paper.shift() ?? '';
    await signIn(page, 'kibua-cla-1', code);
    await page.locator('#main').waitFor();
    await page.goto(`${node.url}/#/account`);
    await page.getByRole('button', { name: /sign out/i }).click();
    await signIn(page, 'kibua-cla-1', code);
    await page.locator('.refusal').waitFor();
    await signIn(page, 'kibua-cla-1', new TOTP({ secret: totpSecret }).generate());
    await page.locator('#main').waitFor();
    expect(await page.locator('.rail').isVisible()).toBe(true);
  });
});
