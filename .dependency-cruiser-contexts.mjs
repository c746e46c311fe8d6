// Circles between contexts, seen folder by folder: two contexts that use each other through their doors are a circle
// even where no file is in one. Without what makes none: tests, and node/cli/command.ts, with which every context
// declares its commands while the command line imports every context.
import files from './.dependency-cruiser.mjs';

export default {
  forbidden: [
    {
      name: 'no-circles-of-contexts',
      comment: 'Contexts in a circle are one context. Take out what both need, or pass it in.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(domain|analysis|node)/[^/]+$' },
      to: { circular: true, path: '^(domain|analysis|node)/[^/]+$' },
    },
  ],
  options: {
    ...files.options,
    exclude: {
      path: [
        files.options.exclude.path,
        '\\.test\\.ts$',
        '/testing/',
        '/test-[^/]+\\.ts$',
        '^node/cli/command\\.ts$',
      ],
    },
  },
};
