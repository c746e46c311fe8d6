// Every screen that a person can be on, with the persona of the exercise that sees it. Used to try each for
// accessibility and to draw the pictures of the README.
import type { Page } from 'playwright-core';
import { patienceMs } from './person.ts';

export interface ScreenSeen {
  /** Names its picture. */
  readonly name: string;
  /** A post of the exercise; null for nobody signed in. */
  readonly as: string | null;
  /** The part of the address behind `#`. */
  readonly at: string;
  /** Tried for accessibility in one language alone: what it draws is the same in all. */
  readonly triedIn?: string;
  /** Whether the first line of the board is opened. */
  readonly opensFirst?: boolean;
}

export const schemes = ['light', 'dark'] as const;
export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

async function openFirstAlert(page: Page): Promise<void> {
  await page.locator('[data-alert]').first().click();
  await page.locator('.detail .tl').first().waitFor({ state: 'attached' });
}

export const screensSeen: readonly ScreenSeen[] = [
  { name: 'sign-in', as: null, at: '/' },
  { name: 'watch', as: 'nk-duty-officer', at: '/alerts' },
  { name: 'alert', as: 'kibua-commander', at: '/alerts', opensFirst: true },
  { name: 'alert-assistant', as: 'kibua-cla-1', at: '/alerts', opensFirst: true },
  { name: 'map', as: 'nk-duty-officer', at: '/map', triedIn: 'fr' },
  { name: 'reports', as: 'nk-protection-manager', at: '/reports' },
  { name: 'report-writing', as: 'kibua-cla-1', at: '/reports/write', triedIn: 'fr' },
  { name: 'activities', as: 'nk-protection-manager', at: '/reports/activities', triedIn: 'fr' },
  { name: 'questions', as: 'kibua-cla-1', at: '/questions' },
  { name: 'mentoring', as: 'nk-protection-manager', at: '/mentoring' },
  { name: 'counts', as: 'nk-analyst', at: '/counts' },
  { name: 'counts-mission', as: 'kinshasa-analyst', at: '/counts' },
  { name: 'promises', as: 'kibua-commander', at: '/promises' },
  { name: 'recommendations', as: 'nk-protection-manager', at: '/recommendations' },
  { name: 'visits', as: 'nk-protection-manager', at: '/visits' },
  { name: 'visits-bases', as: 'nk-protection-manager', at: '/visits/bases', triedIn: 'fr' },
  { name: 'coverage', as: 'nk-protection-manager', at: '/visits/coverage', triedIn: 'fr' },
  { name: 'plans', as: 'nk-protection-manager', at: '/plans' },
  { name: 'handover', as: 'kibua-commander', at: '/handover', triedIn: 'fr' },
  { name: 'duty', as: 'nk-head-of-office', at: '/duty' },
  { name: 'gateways', as: 'nk-head-of-office', at: '/gateways' },
  { name: 'gateways-administrator', as: 'administrator', at: '/gateways', triedIn: 'fr' },
  { name: 'node', as: 'administrator', at: '/node', triedIn: 'fr' },
  { name: 'words', as: 'kibua-cla-1', at: '/words' },
  { name: 'sources', as: 'nk-custodian', at: '/sources' },
  { name: 'places', as: 'administrator', at: '/places', triedIn: 'fr' },
  { name: 'posts', as: 'administrator', at: '/posts', triedIn: 'fr' },
  { name: 'imports', as: 'administrator', at: '/imports', triedIn: 'fr' },
  { name: 'account', as: 'kibua-commander', at: '/account' },
  { name: 'keys', as: 'kibua-commander', at: '/keys' },
];

/** Signs a page that is new in as the screen's persona and goes there; waits until it is drawn. */
export async function goTo(
  page: Page,
  address: string,
  screen: Pick<ScreenSeen, 'as' | 'at' | 'opensFirst'>,
  language: string,
): Promise<void> {
  page.setDefaultTimeout(patienceMs);
  await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
  if (screen.as !== null) {
    const answer = await page.context().request.post(`${address}/api/session/persona`, {
      headers: { 'x-requested-by': 'watch' },
      data: { post: screen.as },
    });
    if (!answer.ok()) throw new Error(`no persona ${screen.as}: ${answer.status()}`);
  }
  await page.goto(`${address}/#${screen.at}`);
  await page.locator('main').first().waitFor();
  await page.waitForTimeout(500);
  if (screen.opensFirst) await openFirstAlert(page);
}
