// The notebook as its Assistant knows it: a real node, a real browser with a folder of its own, and a line that is cut
// at the worst moment. What she wrote arrives once; what must not be found is not there. EXERCISE.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { FieldNode } from './field-node.ts';
import { duress, own, Phone } from './phone.ts';
import { WeakLine } from './weak-line.ts';

describe('a notebook in the field', () => {
  const field = new FieldNode();
  const line = new WeakLine(() => field.node.url);
  const phones: Phone[] = [];
  const newPhone = () => {
    const phone = new Phone(line.address);
    phones.push(phone);
    return phone;
  };
  let phone: Phone;

  beforeAll(async () => {
    await Promise.all([field.start(), line.open()]);
    phone = newPhone();
  });

  afterAll(async () => {
    for (const one of phones) await one.remove();
    await line.close();
    await field.remove();
  });

  it('is not enrolled where the browser does not promise to keep what is written, and the code stays good', async () => {
    const code = await field.code();
    await phone.start({ isKept: false });
    await phone.fillEnrolment(code);
    await phone.page.getByText('does not promise to keep what is written').waitFor();
    await phone.stop();
    await phone.start();
    await phone.enrol(code);
    expect(await phone.page.evaluate(() => navigator.storage.persisted())).toBe(true);
  });

  it('says outside its lock nothing of what it is', async () => {
    await phone.lock();
    expect(await phone.page.title()).toBe('Carnet');
    const shown = await phone.page.locator('body').innerText();
    expect(shown.replace(/\s+/g, ' ').trim()).toBe(
      'Carnet Passphrase Open Language Français English Kiswahili',
    );
    const stored = await phone.page.evaluate(async () => {
      const open = indexedDB.open('n');
      const disk = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const stores = [...disk.objectStoreNames];
      const values = stores.map(
        (store) =>
          new Promise<unknown[]>((resolve) => {
            const all = disk.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => resolve(all.result);
          }),
      );
      const read = await Promise.all(values);
      disk.close();
      const text = JSON.stringify(read, (_key, value: unknown) =>
        value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
      );
      return { stores, text };
    });
    expect(stored.stores.join('')).toBe('abc');
    for (const word of ['kibua', 'ntoto', 'Ntoto', 'device', 'alert', 'self', 'lists'])
      expect(stored.text).not.toContain(word);
  });

  it('A1 A12 opens with no network, keeps what is written there, and it arrives once', async () => {
    line.cut();
    await phone.stop();
    await phone.start();
    await phone.unlock();
    await phone.offline();
    await phone.writeFlash('Dispute au puits entre deux familles depuis dimanche.');
    // The battery dies before there is a line again.
    await phone.stop();
    await phone.start();
    line.mend();
    await phone.unlock();
    await eventually(async () => (await field.count('report.send')) > 0);
    await phone.online();
    await phone.go('sends');
    await phone.page
      .getByText(/accepted|arrived/i)
      .first()
      .waitFor();
    expect(await field.count('report.send')).toBe(1);
  });

  it('A1 counts once what was cut off after it had left, also on a line that comes and goes', async () => {
    line.loseAnswers(2);
    await phone.writeFlash('Deux familles ont quitté le village ce matin.');
    await phone.writeFlash('Elles sont revenues le soir.');
    await eventually(() => line.answersStillLost === 0);
    for (let n = 0; n < 3; n++) {
      line.cut();
      await phone.writeFlash(`La route est coupée, ${n + 1}.`);
      line.mend();
    }
    await phone.page.evaluate(() => dispatchEvent(new Event('online')));
    await eventually(async () => (await field.count('report.send')) === 6);
    await phone.online();
    expect(await field.count('report.send')).toBe(6);
  });

  it('says that the phone is full, keeps a draft in memory, and on the disk once there is room', async () => {
    // Chromium remembers for half a minute that there was room: it must not have asked yet.
    await phone.stop();
    await phone.start();
    const devtools = await phone.devtools();
    const origin = line.address;
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await phone.unlock();
    await phone.beginFlash('Plus de place ici');
    await phone.page.locator('.notices', { hasText: 'No room left on this phone' }).waitFor();
    await phone.lock();
    await phone.unlock();
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await phone.go('write');
    await phone.page.getByText('Flash report').first().click();
    expect(await phone.page.locator('textarea').inputValue()).toBe('Plus de place ici');
    await phone.page.locator('textarea').fill('De la place');
    await phone.page.locator('.notices', { hasText: 'No room left' }).waitFor({ state: 'detached' });
    await phone.page.getByRole('button', { name: /^Next/ }).click();
    await phone.page.locator('.dock .btn.go').click();
    await eventually(async () => (await field.count('report.send')) === 7);
  });

  it('notes a bip outside the lock, and it leaves first once the notebook is open', async () => {
    await phone.lock();
    await phone.noteBip();
    await phone.unlock();
    await eventually(async () => (await field.count('alert.record')) > 0);
    await phone.online();
    expect(await field.count('alert.record')).toBe(1);
  });

  it('keeps a draft when a newer app comes, and takes the newer one when the notebook is shut', async () => {
    await phone.beginFlash('Brouillon qui attend');
    await phone.page.locator('.saved').waitFor();
    line.hasNewerApp = true;
    const isWaiting = () =>
      phone.page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        if (!registration?.waiting) await registration?.update();
        return Boolean(registration?.waiting);
      });
    await eventually(isWaiting);
    expect(await phone.page.locator('textarea').inputValue()).toBe('Brouillon qui attend');
    await phone.lock();
    await phone.page.waitForFunction(async () => (await caches.keys()).includes('nabcdefabcdef'));
    await phone.page.locator('[name=passphrase]').waitFor();
    line.hasNewerApp = false;
    await phone.unlock();
    await phone.go('write');
    await phone.page.getByText('Flash report').first().click();
    expect(await phone.page.locator('textarea').inputValue()).toBe('Brouillon qui attend');
  });

  it('makes a wrong passphrase wait, also after a new start', async () => {
    await phone.lock();
    for (let n = 0; n < 3; n++) {
      await phone.tryPassphrase('mvua ya jioni mlimani');
      await phone.page.locator('[name=passphrase]:enabled').waitFor();
      await phone.page.getByText('That is not it.').waitFor();
    }
    await phone.page.getByRole('button', { name: /^Wait \d+ s$/ }).waitFor();
    await phone.open();
    await phone.page.getByRole('button', { name: /^Wait \d+ s$/ }).waitFor();
    const open = phone.page.getByRole('button', { name: 'Open' });
    await open.waitFor();
    expect(await open.isEnabled()).toBe(true);
    await phone.unlock();
  });

  it('tells the right hour of an alert by a clock that is a year ahead', async () => {
    const late = newPhone();
    await late.start();
    await late.enrol(await field.code());
    line.cut();
    await late.wrongClock(365 * 86_400_000);
    await late.open();
    await late.noteBip();
    // Queued a year from now, and never sent: it is told the right hour before it leaves.
    await late.unlock();
    await late.go('sends');
    await late.page.getByText(/1\. /).waitFor();
    line.mend();
    await late.page.evaluate(() => dispatchEvent(new Event('online')));
    await late.page.getByText('This phone’s clock is wrong').waitFor();
    await eventually(async () => (await field.count('alert.record')) === 2);
    const said = await field.node.done('alert', 'list', '--as', 'kibua-commander', '--json');
    const hours = [...said.matchAll(/"heardAt": ?"([^"]+)"/g)].map(([, at]) => Date.parse(at ?? ''));
    expect(hours).toHaveLength(2);
    for (const at of hours) expect(Math.abs(at - Date.now())).toBeLessThan(3_600_000);
    await late.stop();
  });

  it('under duress opens an empty notebook, and nothing brings the other one back', async () => {
    await phone.lock();
    await phone.tryPassphrase(duress);
    await phone.page.locator('textarea').waitFor();
    expect(await phone.page.locator('textarea').inputValue()).toBe('');
    await phone.page.getByRole('button', { name: 'Close' }).click();
    await phone.tryPassphrase(own);
    await phone.page.getByText('That is not it.').waitFor();
    await phone.stop();
  });

  it('is destroyed when the office revokes it', async () => {
    const lost = newPhone();
    await lost.start();
    await lost.enrol(await field.code());
    await lost.stop();
    await lost.start();
    await field.revokeAll();
    await lost.tryPassphrase(own);
    await lost.page.locator('[name=code]').waitFor();
    const left = await lost.page.evaluate(async () => ({
      disks: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
    }));
    expect(left.disks.filter((name) => name !== 'n')).toEqual([]);
    expect(left.caches).toEqual([]);
  });
});
