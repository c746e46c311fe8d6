import { defineConfig } from 'vite';

/** The desk. The phone's field app has a build of its own, so that nothing of the desk is on a phone. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  oxc: { jsx: { importSource: 'preact' } },
  build: {
    outDir: '../../build/watch',
    emptyOutDir: true,
    target: 'es2022',
    // Pages are served by the node beside the data: nothing is fetched from anywhere else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map is that large, and fetched by whoever opens it, once.
    chunkSizeWarningLimit: 1_200,
  },
});
