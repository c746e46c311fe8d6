// Chromium and Firefox as somebody's own who has installed a root certificate: nothing else is switched off in them, and
// a name leads to this machine as a base's network would lead it to the node.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import puppeteer, { type Browser as Firefox } from 'puppeteer-core';

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const firefoxPath = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';
/** Of Debian's libnss3-tools. */
const certutilPath = '/usr/bin/certutil';

/** Puts a root into a new certificate database (NSS) in a folder, trusted for websites. */
export function trustIn(folder: string, rootPem: string): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'root.pem');
  writeFileSync(file, rootPem);
  const database = ['-d', `sql:${folder}`];
  certutil(['-N', ...database, '--empty-password']);
  certutil(['-A', ...database, '-t', 'C,,', '-n', 'root', '-i', file]);
}

function certutil(args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(certutilPath, args, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`certutil: ${stderr}`);
}

/** Chromium with a home of its own, which trusts the root where one is given. */
export function launchTrusting(home: string, name: string, rootPem: string | null): Promise<Browser> {
  mkdirSync(home, { recursive: true });
  if (rootPem !== null) trustIn(join(home, '.pki/nssdb'), rootPem);
  return chromium.launch({
    executablePath: chromiumPath,
    env: { ...process.env, HOME: home },
    args: ['--no-sandbox', '--disable-background-networking', `--host-resolver-rules=MAP ${name} 127.0.0.1`],
  });
}

/** Firefox with a profile of its own, which trusts the root where one is given. */
export function launchFirefoxTrusting(
  profile: string,
  name: string,
  rootPem: string | null,
): Promise<Firefox> {
  mkdirSync(profile, { recursive: true });
  if (rootPem !== null) trustIn(profile, rootPem);
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    userDataDir: profile,
    headless: true,
    acceptInsecureCerts: false,
    extraPrefsFirefox: {
      'network.dns.localDomains': name,
      'intl.accept_languages': 'en-GB',
      'intl.locale.requested': 'en-GB',
    },
  });
}
