// Issue 5, 6: one signed archive installs, upgrades and goes back on a machine without a network. EXERCISE.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BareMachine } from './driver/bare-machine.ts';
import { furnishKibua } from './driver/real-node.ts';
import { type Release, Releases, rewrite } from './driver/releases.ts';

const releases = new Releases();
const machine = new BareMachine();
let first: Release;
let second: Release;
/** A release in everything but its weight: for what is refused before anything of it would run. */
let light: Release;

beforeAll(async () => {
  first = releases.build();
  second = releases.another(first, '99.0.0');
  light = releases.another(first, '98.0.0', (folder) => {
    for (const heavy of ['bin', 'program/node_modules']) rmSync(join(folder, heavy), { recursive: true });
  });
  await machine.open();
  // A machine that is busy with all the other tests builds and packs slowly.
}, 420_000);

afterAll(async () => {
  await machine.remove();
  releases.remove();
});

const alerts = async () => {
  const listed = await machine.done('alert', 'list', '--json', '--as', 'kibua-commander');
  return (JSON.parse(listed) as { alerts: { number: string }[] }).alerts;
};
const recordAlert = (event: string) => {
  const where = ['--base', 'kibua', '--community', 'ntoto', '--heard-at', 'now'];
  return machine.done(
    'alert',
    'record',
    '--channel',
    'hf',
    ...where,
    '--event',
    event,
    '--as',
    'kibua-cla-1',
  );
};
const version = async () => (await machine.done('--version')).trim();
const state = (...names: string[]) => machine.at('var/lib/ulinzi', ...names);
/** A release whose program is this. It needs nothing of PostgreSQL. */
const broken = (name: string, program: string) =>
  releases.another(first, name, (folder) => {
    rewrite(join(folder, 'program/main.js'), program);
    rewrite(join(folder, 'system/links'), '');
    rmSync(join(folder, 'program/node_modules'), { recursive: true });
  });
const folders = ['--data', state('data'), '--keys', state('keys')];
const installed = () => ({
  current: readlinkSync(machine.at('opt/ulinzi/current')),
  releases: readdirSync(machine.at('opt/ulinzi/releases')).sort(),
  key: readFileSync(machine.at('opt/ulinzi/release.pub'), 'utf8'),
  pid: machine.pid,
});

describe('one signed archive, on a machine without a network', () => {
  it('is checked with openssl alone, before anything of it runs, as the guide says', () => {
    const check = 'pkeyutl -verify -pubin -inkey release.pub -rawin -in MANIFEST -sigfile MANIFEST.sig';
    const cwd = first.folder;
    expect(spawnSync('openssl', check.split(' '), { cwd, encoding: 'utf8' })).toMatchObject({ status: 0 });
    expect(spawnSync('sha256sum', ['--check', '--quiet', 'MANIFEST'], { cwd }).status).toBe(0);
    const guide = readFileSync(join(import.meta.dirname, '../docs/installing.md'), 'utf8');
    expect(guide).toContain(`openssl ${check}`);
    const [, print] = /^(openssl pkey .*)$/m.exec(guide) ?? [];
    const shown = spawnSync('sh', ['-c', print ?? 'false'], { cwd, encoding: 'utf8' });
    expect(shown.stdout.trim()).toBe(releases.fingerprint);
  });

  it('does not install where the fingerprint is not the one that was told', async () => {
    expect((await machine.run('ip', ['-oneline', 'link'])).out.trim().split('\n')).toHaveLength(1);
    const untold = await machine.installFrom(light.folder);
    expect(untold).toMatchObject({ code: 2, err: expect.stringContaining(releases.fingerprint) });
    const other = await machine.installFrom(light.folder, '--fingerprint', '0000 '.repeat(8));
    expect(other.code).toBe(4);
    expect(readdirSync(machine.at('opt/ulinzi/releases'))).toEqual([]);
  });

  it('installs, and the compiled program does what the checkout does', async () => {
    const told = ['--fingerprint', releases.fingerprint.toUpperCase()];
    expect(await machine.installFrom(first.folder, ...told)).toMatchObject({ code: 0, err: '' });
    expect(await version()).toBe(`ulinzi ${first.name}`);
    expect(await machine.done('--help')).toContain('analyse scan');
    await furnishKibua(machine, null, { claims: true });
    await recordAlert('shots');
    expect(await alerts()).toHaveLength(1);
    const rows = Array.from({ length: 40 }, (_, i) => `2026-01-${10 + (i % 20)},${-1.2 - (i % 5) / 10},28.4`);
    writeFileSync(machine.at('events.csv'), `date,latitude,longitude\n${rows.join('\n')}\n`);
    // In threads, which are files of their own.
    const scan = ['analyse', 'scan', machine.at('events.csv'), '--replications', '99', '--json'];
    expect(JSON.parse(await machine.done(...scan))).toHaveProperty('clusters');
    expect((await machine.ulinzi('doctor', ...folders)).out).toContain('Node 24');
    expect((await machine.ulinzi('verify', ...folders)).code).toBe(0);
    const page = "fetch('http://127.0.0.1:8787/').then(async (r) => console.log(await r.text()))";
    const node = machine.at('opt/ulinzi/current/bin/node');
    expect((await machine.run(node, ['-e', page])).out).toContain('<script');
  });

  it('is refused where anything of it was changed, and nothing else is', async () => {
    const before = installed();
    const manifest = (folder: string) => readFileSync(join(folder, 'MANIFEST'), 'utf8');
    const stranger = releases.at('stranger.key');
    releases.newKey(stranger);
    const tampered: Record<string, (folder: string) => void> = {
      changed: (folder) => rewrite(join(folder, 'serve'), '#!/bin/sh\nexit 0\n'),
      added: (folder) => writeFileSync(join(folder, 'program/more.js'), ''),
      taken: (folder) => rmSync(join(folder, 'LICENSES/README')),
      listed: (folder) => rewrite(join(folder, 'MANIFEST'), manifest(folder).slice(0, -70)),
      unsigned: (folder) => rmSync(join(folder, 'MANIFEST.sig')),
      foreign: (folder) => void releases.sealed(folder, stranger),
    };
    for (const [name, change] of Object.entries(tampered)) {
      const ran = await machine.installFrom(releases.changed(light, name, change));
      expect([name, ran.code, ran.err]).toEqual([name, 4, expect.stringContaining('Nothing was changed')]);
    }
    const cut = releases.at('cut.tar.gz');
    writeFileSync(cut, readFileSync(light.archive).subarray(0, 100_000));
    expect((await machine.install('--archive', cut)).code).toBe(4);
    expect(installed()).toEqual(before);
  });

  it('upgrades with its data, and goes back with what came in since', async () => {
    expect(await machine.install('--archive', second.archive)).toMatchObject({ code: 0, err: '' });
    expect(await version()).toBe(`ulinzi ${second.name}`);
    expect(await alerts()).toHaveLength(1);
    expect(readdirSync(state()).filter((name) => name.includes('before'))).toEqual([]);
    await recordAlert('fire');
    const older = await machine.install('--archive', light.archive);
    expect(older).toMatchObject({ code: 4, err: expect.stringContaining('is older than') });
    expect(await machine.install('--back')).toMatchObject({ code: 0, err: '' });
    expect(await version()).toBe(`ulinzi ${first.name}`);
    expect(await alerts()).toHaveLength(2);
  });

  it('goes back by itself from a release that does not come up', async () => {
    const { archive } = broken('99.2.0', 'process.exit(1);');
    const ran = await machine.install('--archive', archive);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('with everything that is there') });
    expect(await version()).toBe(`ulinzi ${first.name}`);
    expect(await alerts()).toHaveLength(2);
  });

  it('goes back to the copy where the release before refuses what the new one made of its keystore', async () => {
    // As a newer release would leave it: nobody opens a keystore of a version that he does not know.
    const newer = `
      import { DatabaseSync } from 'node:sqlite';
      const keys = process.argv[process.argv.indexOf('--keys') + 1];
      new DatabaseSync(keys + '/keystore.sqlite').exec('PRAGMA user_version = 999');
      process.exit(1);`;
    const { archive } = broken('99.3.0', newer);
    const ran = await machine.install('--archive', archive);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('as they were before the upgrade') });
    expect(await version()).toBe(`ulinzi ${first.name}`);
    expect(await alerts()).toHaveLength(2);
    expect(existsSync(machine.at('opt/ulinzi/upgrading'))).toBe(false);
  });

  it('brings a unit that systemd understands', () => {
    const unit = readFileSync(join(first.folder, 'system/ulinzi.service'), 'utf8');
    expect(unit).toMatch(/^NoNewPrivileges=yes$/m);
    // A slim image has no systemd.
    if (spawnSync('systemd-analyze', ['--version']).error) return;
    const file = releases.at('ulinzi.service');
    writeFileSync(file, unit.replaceAll('/opt/ulinzi/current', first.folder));
    const checked = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
    expect([checked.status, checked.stderr]).toEqual([0, expect.not.stringContaining('ulinzi.service')]);
  });
});
