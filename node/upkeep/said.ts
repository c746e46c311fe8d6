// A finding of the doctor's in its own words, for a screen: which is told of folders by what they are for, not where
// they lie.
import { localOffset } from '@ulinzi/domain/kernel';
import type { Speak } from '@ulinzi/words';
import type { Finding } from '../doctor/index.ts';

export type FolderKind = 'data' | 'keys' | 'backup';

const times = ['from', 'until', 'last'];

/** `24/11 03:17`, as it is at the bases. */
function localTime(iso: string): string {
  const local = new Date(Date.parse(iso) + localOffset).toISOString();
  return `${local.slice(8, 10)}/${local.slice(5, 7)} ${local.slice(11, 16)}`;
}

/** `kindOf` tells what a folder is for. */
export function findingSaid({ code, values }: Finding, kindOf: (dir: string) => FolderKind, speak: Speak) {
  const shown = Object.entries(values).map(([name, value]) => {
    if (times.includes(name)) return [name, localTime(String(value))];
    if (name === 'dir') return [name, speak(`commands.upkeep.folder.${kindOf(String(value))}`)];
    if (name === 'seat') return [name, speak(`alerts.rung.${String(value)}`)];
    return [name, code === 'https-given' ? speak(`https.given.${String(value)}`) : value];
  });
  return speak(`commands.doctor-finding.${code}`, Object.fromEntries(shown));
}
