import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const worker = 'service-worker.js';
const wordsForField = path.join(here, '../../words/for-field.ts');

/** `sha256-…`, as a browser checks it. */
const digestOf = (content: Uint8Array) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

const languageOf = (file: string) => /^assets\/(fr|en|sw)-[^/]*\.js$/.exec(file)?.[1];

/**
 * Tells the service worker every file of this build and its digest, as they lie there in the end; the version is a digest
 * of them all. (vite-plugin-pwa does this and more, and brings 370 packages.)
 */
function filesForWorker(): Plugin {
  return {
    name: 'files-for-worker',
    writeBundle({ dir = '' }) {
      const all = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== worker)
        .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
        .sort()
        .map((file) => [file, digestOf(readFileSync(path.join(dir, file)))] as const);
      const files = {
        version: createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12),
        core: all.filter(([file]) => !languageOf(file)),
        languages: Object.fromEntries(
          all.flatMap((one) => (languageOf(one[0]) ? [[languageOf(one[0]), one]] : [])),
        ),
      };
      const code = readFileSync(path.join(dir, worker), 'utf8');
      if (!code.includes('__FILES__')) throw new Error('the service worker has no place for its files');
      writeFileSync(
        path.join(dir, worker),
        code.replace('__FILES__', () => JSON.stringify(files)),
      );
    },
  };
}

/** The phone. Its words are its own catalog, also where what it shares with the desk speaks. */
export default defineConfig({
  root: here,
  base: './',
  oxc: { jsx: { importSource: 'preact' } },
  resolve: { alias: { '@ulinzi/words/for-web': wordsForField } },
  plugins: [filesForWorker()],
  build: {
    outDir: '../../build/field',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: path.join(here, 'index.html'), 'service-worker': path.join(here, 'service-worker.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? worker : 'assets/[name]-[hash].js'),
      },
    },
  },
});
