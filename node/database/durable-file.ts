// Small files that must be there whole or not at all, also after a power cut.
import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes renames and new entries in a folder last. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function writeBeside(path: string, text: string): Promise<string> {
  const part = `${path}.${randomUUID()}`;
  const handle = await open(part, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    // Written by root into another user's folder it would be closed to that user.
    const { uid, gid } = await stat(dirname(path));
    if (process.geteuid?.() === 0) await handle.chown(uid, gid);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return part;
}

/** Puts a file in the place of what was there, readable by its folder's owner only. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await rename(await writeBeside(path, text), path);
  await syncFolder(dirname(path));
}

/** Makes a file unless there is one, and gives the text of the one that is there: the first of two writers wins. */
export async function createFile(path: string, text: string): Promise<string> {
  const part = await writeBeside(path, text);
  try {
    await link(part, path);
    await syncFolder(dirname(path));
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return await readFile(path, 'utf8');
  } finally {
    await rm(part, { force: true });
  }
}
