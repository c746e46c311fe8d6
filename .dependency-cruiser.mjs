// Who may import whom. Every rule says why; `npm run check` prints that when one is broken.
// The parser must be swc: with TypeScript 7 alone the cruiser sees no module and finds no fault.

const rooms = '(domain|analysis|words|node|web|demo|e2e|bench|scripts)';
const tests = '(\\.test\\.ts$|/testing/|/test-[^/]+\\.ts$)';

/** A package by its name, wherever npm put it. */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

/** Everything that is not one of these. A test may use the test tools and Node besides. */
function roomImportsOnly(room, allowed, reason) {
  return [
    {
      name: `${room}-imports`,
      comment: reason,
      severity: 'error',
      from: { path: `^${room}/`, pathNot: tests },
      to: { pathNot: [`^${room}/`, ...allowed] },
    },
    {
      name: `${room}-tests-imports`,
      comment: `${reason} Its tests may use Node and the test tools besides.`,
      severity: 'error',
      from: { path: `^${room}/.*${tests}` },
      to: {
        pathNot: [`^${room}/`, ...allowed, packages('vitest', 'fast-check')],
        dependencyTypesNot: ['core'],
      },
    },
  ];
}

export default {
  forbidden: [
    ...roomImportsOnly(
      'domain',
      [packages('typebox')],
      'domain holds the words and rules: it imports typebox and itself, so that it runs anywhere and can be tested without anything.',
    ),
    ...roomImportsOnly(
      'analysis',
      ['^domain/', packages('highs', 'ml-matrix', 'd3-scale')],
      'analysis turns records into numbers: it imports the types of domain, highs, ml-matrix and d3-scale. Files, clocks and workers belong to node.',
    ),
    ...roomImportsOnly(
      'words',
      [packages('@lingui/core')],
      'words is used by node and web alike: it imports @lingui/core and nothing of ours.',
    ),
    {
      name: 'node-not-web',
      comment: 'node and web meet only in domain, analysis and words; what both need belongs there.',
      severity: 'error',
      from: { path: '^node/' },
      to: { path: '^web/' },
    },
    {
      name: 'web-not-node',
      comment: 'web and node meet only in domain, analysis and words; what both need belongs there.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^node/' },
    },
    {
      name: 'program-not-from-outside',
      comment: 'e2e and bench use the program from outside; the program does not know them.',
      severity: 'error',
      from: { path: '^(domain|analysis|words|node|web|demo)/' },
      to: { path: '^(e2e|bench)/' },
    },
    {
      name: 'demo-is-data',
      comment:
        'demo is the invented mission, said in the words of domain: node loads it for the exercise, and it knows neither node nor web.',
      severity: 'error',
      from: { path: '^demo/' },
      to: { path: '^(node|web)/' },
    },
    {
      name: 'demo-for-the-node',
      comment: 'Only node loads the invented mission, and only for the exercise.',
      severity: 'error',
      from: { path: '^(domain|analysis|words|web)/' },
      to: { path: '^demo/' },
    },
    {
      name: 'not-from-scripts',
      comment:
        'scripts start and check the project from outside, before anything is installed; nothing imports from them.',
      severity: 'error',
      from: { pathNot: '^scripts/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'scripts-stand-alone',
      comment:
        'scripts run on Node 20 with nothing installed: they import Node and themselves; a package only after installing, by import().',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { pathNot: '^scripts/', dependencyTypesNot: ['core'], dynamic: false },
    },
    {
      name: 'context-through-its-door',
      comment:
        'A context is used through its index.ts, so that what is behind it may change. (node/cli/command.ts, which says what a command is, is a door too; so is testing/, for tests.)',
      severity: 'error',
      from: { path: '^(domain|analysis|node|demo)/([^/]+)/' },
      to: {
        path: '^(domain|analysis|node|demo)/[^/]+/.',
        pathNot: ['^$1/$2/', '^[^/]+/[^/]+/index\\.ts$', '^node/cli/command\\.ts$', '/testing/'],
      },
    },
    {
      name: 'screen-through-its-door',
      comment:
        'A screen is used through its index.ts (web/watch/<context>/index.ts). What several screens share is in web/shared, where each file is a door.',
      severity: 'error',
      from: { path: '^web/watch/([^/]+)/' },
      to: {
        path: '^web/watch/[^/]+/.',
        pathNot: ['^web/watch/$1/', '^web/watch/[^/]+/index\\.ts$', '/testing/'],
      },
    },
    {
      name: 'shared-knows-no-screen',
      comment: 'web/shared is what screens stand on; it knows none of them.',
      severity: 'error',
      from: { path: '^web/shared/' },
      to: { path: '^web/(watch|field)/' },
    },
    {
      name: 'testing-for-tests',
      comment: 'What stands in testing/ and test-*.ts is for tests; the program does not use it.',
      severity: 'error',
      from: { pathNot: [tests, '^e2e/', '^bench/'] },
      to: { path: [`^${rooms}/.*/testing/`, `^${rooms}/.*/test-[^/]+\\.ts$`] },
    },
    {
      name: 'cli-is-the-top',
      comment:
        'The command line puts the contexts together; they know of it only what a command is (node/cli/command.ts).',
      severity: 'error',
      from: { path: '^node/(?!cli/)', pathNot: tests },
      to: { path: '^node/cli/', pathNot: '^node/cli/command\\.ts$' },
    },
    {
      name: 'no-circles',
      comment:
        'Files in a circle can be understood, tested and moved only together. Take out what both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'only-what-exists',
      comment: 'The import leads nowhere: a wrong path, or a package that is not installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-what-is-declared',
      comment:
        'The package is not in a package.json: it would vanish with whatever brought it. Ask for it there.',
      severity: 'error',
      from: { path: `^${rooms}/` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|words/compiled)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
