// Opening an attended keystore with its passphrase, and locking it again, while the node runs.
import type { App, Unlocked } from '../app/index.ts';
import type { DatabaseLife } from './database-life.ts';

type Life = Pick<DatabaseLife, 'between'>;

export async function unlock(
  { keystore, clock, log }: App,
  life: Life,
  { passphrase, isHere }: { passphrase: string; isHere: boolean },
): Promise<Unlocked> {
  if (!keystore.isLocked) return 'open';
  const dataKey = await keystore.attendance.tryPassphrase(passphrase, clock.now(), isHere);
  if (typeof dataKey === 'string') return dataKey;
  try {
    await life.between(() => keystore.unlock(dataKey));
  } finally {
    dataKey.fill(0);
  }
  log('info', 'keystore.unlocked');
  const rows = keystore.attendance.unreadable();
  if (rows > 0) log('error', 'keystore.waiting-unreadable', { rows });
  return 'open';
}

export async function lock({ keystore, log }: App, life: Life): Promise<boolean> {
  if (!keystore.attendance.isAttended) return false;
  if (keystore.isLocked) return true;
  await life.between(() => keystore.lock());
  log('info', 'keystore.locked');
  return true;
}
