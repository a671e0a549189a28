// The rooms and who may import whom (ARCHITECTURE.md). Run by `npm run architecture`.
const rooms = ['specs', 'contracts', 'suites', 'reports'];
const zone = (room, forbidden, exempt) => ({
  name: `${room}-imports-only-rooms-before-it`,
  severity: 'error',
  from: { path: `^${room}/`, ...(exempt === undefined ? {} : { pathNot: exempt }) },
  to: { path: `^(${forbidden.join('|')})(/|\\.ts$)` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    zone('specs', ['contracts', 'suites', 'reports', 'commands', 'cli']),
    zone('contracts', ['suites', 'reports', 'commands', 'cli']),
    // Whether a degenerate target is certified is said by its report, so the audit's tests make one.
    zone('suites', ['reports', 'commands', 'cli'], '^suites/audit/.+\\.(test|test-data)\\.ts$'),
    zone('reports', ['commands', 'cli']),
    ...rooms.map((room) => ({
      name: `into-${room}-only-by-its-index`,
      severity: 'error',
      // The soak sends what the mock's own tests send.
      from: { pathNot: `^(${room}/|scripts/soak\\.ts$|[^/]+\\.(config|test)\\.ts$)` },
      // The vitest entry point alone may need vitest, so it is no part of the room's index.
      to: { path: `^${room}/`, pathNot: `^(${room}/index|suites/conformance-suite)\\.ts$` },
    })),
    {
      name: 'mock-knows-no-cases-checks-or-causes',
      comment: 'The mock works from specs and its own state machine, so that mock and cases can disagree.',
      severity: 'error',
      from: { path: '^suites/mock/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(contracts/|suites/(checks|execute|states)/)' },
    },
    {
      name: 'walks-know-no-mock',
      comment: 'The model of walks is written from the pages, so that it and the mock can disagree.',
      severity: 'error',
      from: { path: '^suites/walks/', pathNot: '\\.(test|test-data)\\.ts$' },
      to: { path: '^suites/mock/' },
    },
    {
      name: 'checks-know-no-mock',
      severity: 'error',
      from: { path: '^suites/checks/' },
      to: { path: '^suites/mock/' },
    },
    {
      name: 'no-dev-dependency-in-shipped-code',
      severity: 'error',
      from: {
        path: '^(specs|contracts|suites|reports|commands|library|cli)',
        pathNot: '\\.(test|suite|setup|test-data)\\.ts$',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
