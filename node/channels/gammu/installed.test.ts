import { expect, test } from 'vitest';
import { installedGammu } from './installed.ts';

test('a missing daemon is refused with what to install', async () => {
  await expect(installedGammu('/nowhere/gammu-smsd')).rejects.toThrow(
    /apt-get install gammu gammu-smsd libdbd-sqlite3/,
  );
});
