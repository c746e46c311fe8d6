// The Debian packages that tests against real programs need, and how they come onto this machine.
import { spawnSync } from 'node:child_process';
import { cannot } from './installation.mjs';

/** The gateways: a release takes them along. */
export const gatewayPackages = [
  // A real SMS gateway with a dummy modem, driven by the e2e tests.
  'gammu',
  'gammu-smsd',
  // SMSD writes its messages into SQLite through this.
  'libdbd-sqlite3',
  // Another real SMS gateway, with an imitation of an SMS centre.
  'kannel',
  'kannel-extras',
];

const debianPackages = [
  ...gatewayPackages,
  // The browsers in which the screens are tried, and what makes them trust a certificate.
  'chromium',
  'firefox-esr',
  'libnss3-tools',
];

function isInstalled(name) {
  const asked = spawnSync('dpkg-query', ['--show', '--showformat=${db:Status-Status}', name], {
    encoding: 'utf8',
  });
  return asked.status === 0 && asked.stdout === 'installed';
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['--quiet=2', ...args], { env, stdio: ['ignore', 2, 2] }).status === 0;
}

/** Installs the packages that are missing, as root; anyone else is told the command, exit code 3. */
export function installDebianPackages() {
  const missing = debianPackages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const install = ['install', '--no-install-recommends', ...missing];
  const byHand = `apt-get update && apt-get ${install.join(' ')}`;
  if (process.geteuid?.() !== 0) {
    cannot(
      `The end-to-end tests drive real programs that are not installed here. Run as root, then try again:\n  ${byHand}`,
    );
  }
  console.error(`Installing Debian packages: ${missing.join(', ')} …`);
  if (!(apt('update') && apt('--yes', ...install)) || !missing.every(isInstalled)) {
    cannot(
      `apt-get could not install ${missing.join(', ')} (above is what it said). On Debian 12 or Ubuntu run:\n  ${byHand}`,
    );
  }
}
