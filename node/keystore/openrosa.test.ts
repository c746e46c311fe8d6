import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeystore, openKeystore } from './index.ts';
import { exerciseNode, testFolder } from './testing/test-folder.ts';

const start = Date.parse('2026-11-24T08:00:00.000Z');
const day = 86_400_000;

function seated() {
  const dir = join(testFolder(), 'keys');
  const keystore = createKeystore(dir, exerciseNode);
  const { pen } = keystore.openAccount({ name: 'EXERCISE', post: 'nk-jpt-1' }, start);
  return { dir, keystore, pen: pen.id };
}

describe('a link of a visiting team’s phone', () => {
  it('is known by its token, of which only a hash is kept, and by the days on which it was made and used', () => {
    const { keystore, pen } = seated();
    const { id, token } = keystore.openRosaLinks.make(pen, start);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(keystore.openRosaLinks.list()).toEqual([
      { id, pen, post: 'nk-jpt-1', madeOn: '2026-11-24', usedOn: null },
    ]);
    expect(keystore.openRosaLinks.ofToken(token, start + day)).toMatchObject({ id, usedOn: '2026-11-25' });
    expect(keystore.openRosaLinks.list('nk-jpt-1')).toMatchObject([{ id, usedOn: '2026-11-25' }]);
    expect(keystore.openRosaLinks.list('nk-jpt-2')).toEqual([]);
    expect(keystore.openRosaLinks.ofToken(`${token}x`, start)).toBeUndefined();
    keystore.close();
  });

  it('ends when it is revoked, with a new code for its post, and with the pen', () => {
    const { keystore, pen } = seated();
    const links = keystore.openRosaLinks;
    const [lost, renewed] = [links.make(pen, start), links.make(pen, start)];
    expect([links.revoke(lost.id), links.revoke(lost.id)]).toEqual([true, false]);
    expect(links.ofToken(lost.token, start)).toBeUndefined();
    expect(links.ofToken(renewed.token, start)).toBeDefined();
    keystore.renewCode(pen, start);
    expect(links.ofToken(renewed.token, start)).toBeUndefined();
    const last = links.make(pen, start);
    keystore.retirePen(pen, start);
    expect(links.ofToken(last.token, start)).toBeUndefined();
    keystore.close();
  });

  it('does not come back with a backup, an organisation’s own form does', async () => {
    const { keystore, pen } = seated();
    keystore.openRosaLinks.make(pen, start);
    keystore.openRosaForms.put({ formId: 'own', version: '1', xml: '<x/>', mapping: '{}' });
    const lines: string[] = [];
    for await (const line of keystore.backupLines()) lines.push(line);
    const rowsOf = (table: string) =>
      lines
        .map((line) => JSON.parse(line) as { table?: string; rows?: unknown[] })
        .find((line) => line.table === table)?.rows;
    expect(rowsOf('openrosa_link')).toBeUndefined();
    expect(rowsOf('openrosa_form')).toHaveLength(1);
    keystore.close();
  });
});

describe('a form of an organisation’s own', () => {
  it('is kept by name and version, over a start, until it is taken away', () => {
    const { dir, keystore } = seated();
    const form = { formId: 'own', version: '1', xml: '<x/>', mapping: '{}' };
    keystore.openRosaForms.put(form);
    keystore.openRosaForms.put({ ...form, xml: '<y/>' });
    keystore.openRosaForms.put({ ...form, version: '2' });
    keystore.close();
    const again = openKeystore(dir);
    expect(again.openRosaForms.all()).toEqual([
      { ...form, xml: '<y/>' },
      { ...form, version: '2' },
    ]);
    expect([again.openRosaForms.remove('own'), again.openRosaForms.remove('own')]).toEqual([true, false]);
    expect(again.openRosaForms.all()).toEqual([]);
    again.close();
  });
});
