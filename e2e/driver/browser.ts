// A real Chromium, without the requests that it makes of its own accord.
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Starts Debian's Chromium, headless. Close it when done. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  });
}

/** The same as one person's own, which keeps in a folder what it may: as little as possible is switched off in it. */
export function launchKeeping(profile: string, asSeen: BrowserContextOptions): Promise<BrowserContext> {
  const args = ['--no-sandbox', '--disable-background-networking'];
  return chromium.launchPersistentContext(profile, { executablePath, args, ...asSeen });
}
