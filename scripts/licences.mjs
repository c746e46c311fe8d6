// Whether everything that is installed may be used, changed and passed on with a program under Apache-2.0.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Licences that are compatible, by their SPDX names. */
const compatible = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'Zlib',
  // Asks for the source of its own files only; those are passed on unchanged.
  'MPL-2.0',
  // Data, for its name given; reaches the tools only.
  'CC-BY-4.0',
]);

const root = fileURLToPath(new URL('..', import.meta.url));

/** Whether an SPDX expression leaves a choice that is compatible. Anything that is not one ("SEE LICENSE IN ...") is not. */
function isCompatible(expression) {
  const text = expression.trim();
  const parts = splitOutside(text, ' OR ');
  if (parts.length > 1) return parts.some(isCompatible);
  const all = splitOutside(text, ' AND ');
  if (all.length > 1) return all.every(isCompatible);
  if (text.startsWith('(') && text.endsWith(')')) return isCompatible(text.slice(1, -1));
  return compatible.has(text);
}

/** Splits at a word that does not stand inside parentheses. */
function splitOutside(text, word) {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth--;
    if (depth === 0 && text.startsWith(word, at)) {
      parts.push('');
      at += word.length - 1;
    } else parts[parts.length - 1] += text[at];
  }
  return parts;
}

/**
 * Gives a line for every package of the lock whose licence is missing or not compatible. What is installed speaks
 * for itself; of packages for other systems the lock says it.
 */
function licenceFaults() {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const faults = [];
  let seen = 0;
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (!place.includes('node_modules/') || entry.link) continue;
    seen++;
    const file = path.join(root, place, 'package.json');
    const installed = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).license : undefined;
    const licence = installed?.type ?? installed ?? entry.license;
    if (typeof licence === 'string' && isCompatible(licence)) continue;
    faults.push(`${place.split('node_modules/').at(-1)} ${entry.version}: ${licence ?? 'no licence named'}`);
  }
  return seen === 0 ? ['the lock names no package: nothing was checked'] : faults;
}

const faults = licenceFaults();
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
