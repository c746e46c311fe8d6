import { readFile } from 'node:fs/promises';
import { type Call, DataRefused } from './command.ts';

/** A file that a person names, in one piece. Throws DataRefused where it cannot be read or is too large. */
export async function bytesOfFile({ io }: Call, path: string, largestBytes: number): Promise<Buffer> {
  const source = path.slice(path.lastIndexOf('/') + 1);
  try {
    const bytes = await readFile(path);
    if (bytes.length > largestBytes)
      throw new DataRefused(io.speak('commands.import.too-large', { megabytes: largestBytes / 1_000_000 }));
    return bytes;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new DataRefused(io.speak('tables.no-file', { source }));
    if (code === 'EISDIR') throw new DataRefused(io.speak('tables.is-folder', { source }));
    if (code === 'EACCES' || code === 'EPERM')
      throw new DataRefused(io.speak('tables.no-permission', { source }));
    throw error;
  }
}
