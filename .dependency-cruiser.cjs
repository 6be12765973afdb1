// The import law of the house. test/tidy/imports.test.ts runs it; the comment of a rule is the text of the failure.
const coreRooms = ['values', 'catalogue', 'invoice', 'match', 'assess', 'findings', 'rules']

/** What each room outside the core may import from src/, besides itself; entry/ sees everything and is seen by nothing. */
const mayImport = {
  intake: ['core/'],
  app: ['core/', 'intake/'],
  storage: ['core/', 'app/ports', 'app/batch/ports'],
  http: ['core/', 'app/'],
  cli: ['core/', 'app/'],
  batch: ['core/', 'app/'],
  ui: ['core/', 'app/'],
  generate: ['core/', 'intake/', 'app/', 'storage/', 'http/', 'cli/', 'batch/', 'ui/'],
}

/** The libraries a room may use; the more specific folder stands first and decides. */
const libraries = {
  'core/match': ['zod', 'opencc-js'],
  core: ['zod', 'decimal.js', 'yaml', '@noble/hashes'],
  intake: ['zod', 'saxes', 'fflate', 'csv-parse', 'hucre'],
  app: ['zod'],
  'storage/node': ['zod', 'kysely', 'better-sqlite3'],
  'storage/workers': ['zod', 'kysely', 'kysely-d1', '@cloudflare/workers-types'],
  storage: ['zod', 'kysely'],
  http: ['zod', 'hono', '@hono/zod-openapi'],
  cli: ['zod', 'string-width'],
  batch: ['zod', 'csv-stringify', 'hucre', 'fflate'],
  ui: ['preact', 'echarts'],
  generate: ['zod', 'hono', '@hono/zod-openapi', 'yaml', 'esbuild'],
}

/** Words of the core that the page imports too. */
const WORDS = '^src/core/[^/]+/words/'

const escaped = (text) => text.replaceAll('.', '\\.')
const anyOf = (names) => `(${names.map(escaped).join('|')})`
const anyLibrary = '(^|/)node_modules/'
const library = (names) => `(^|/)node_modules/(@types/)?${anyOf(names)}/`

function coreOrder(room, place) {
  const left = coreRooms.slice(0, place)
  const right = coreRooms.slice(place + 1)
  return {
    name: `core-order-${room}`,
    severity: 'error',
    comment:
      `src/core/${room} may import itself and the rooms to its left (${left.join(', ') || 'none'}). ` +
      'Move what is needed to a room further left, or take it as an argument.',
    from: { path: `^src/core/${room}/` },
    to: { path: right.length > 0 ? `^src/core/(${right.join('|')})/|^src/core/[^/]+$` : '^src/core/[^/]+$' },
  }
}

function roomLaw([room, allowed]) {
  return {
    name: `rooms-${room}`,
    severity: 'error',
    comment:
      `src/${room} may import itself and ${allowed.map((path) => `src/${path}`).join(', ')}. ` +
      'Move what both need into src/core or a use case in src/app, or let src/entry hand it over.',
    from: { path: `^src/${room}/` },
    to: { path: '^src/', pathNot: `^src/(${room}/|${allowed.map(escaped).join('|')})` },
  }
}

function libraryLaw([room, names], place, all) {
  const inner = all
    .slice(0, place)
    .map(([other]) => other)
    .filter((other) => other.startsWith(`${room}/`))
  const from = { path: `^src/${room}/` }
  if (inner.length > 0) from.pathNot = `^src/${anyOf(inner)}/`
  return {
    name: `libraries-${room.replace('/', '-')}`,
    severity: 'error',
    comment:
      `src/${room} uses no library but ${names.join(', ')}. Do the work in the room that owns the library, ` +
      'or widen the table in .dependency-cruiser.cjs and say why in the commit.',
    from,
    to: { path: anyLibrary, pathNot: library(names) },
  }
}

function runtimeLaw(runtime) {
  return {
    name: `storage-${runtime}-apart`,
    severity: 'error',
    comment: `Only src/entry chooses src/storage/${runtime}. Share tables and queries from src/storage itself.`,
    from: { path: `^src/storage/(?!${runtime}/)` },
    to: { path: `^src/storage/${runtime}/` },
  }
}

module.exports = {
  forbidden: [
    ...coreRooms.map(coreOrder),
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'src/core imports nothing of the house but src/core. Take the value as an argument; a shell or src/entry supplies it.',
      from: { path: '^src/core/' },
      to: { path: '^src/(?!core/)' },
    },
    ...Object.entries(mayImport).map(roomLaw),
    ...Object.entries(libraries).map(libraryLaw),
    ...['node', 'workers'].map(runtimeLaw),
    {
      name: 'node-only-at-the-edge',
      severity: 'error',
      comment:
        'node:* belongs to src/entry, src/storage/node, src/cli and src/generate: everything else also runs at the edge. ' +
        'Take bytes, text or a function as an argument instead.',
      from: { path: '^src/', pathNot: '^src/(entry|storage/node|cli|generate)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-takes-shapes-alone',
      severity: 'error',
      comment:
        'src/ui runs in a browser and asks the service for everything: of the core and the use cases it may import types, and the words of core/*/words. ' +
        'Ask a route of /v1 for the value instead.',
      from: { path: '^src/ui/' },
      to: { path: '^src/(?!ui/)', pathNot: WORDS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'words-are-words',
      severity: 'error',
      comment:
        'src/core/*/words is read by the page as well: sentences and tables of words, which import nothing but types and each other. Do the reckoning elsewhere.',
      from: { path: WORDS },
      to: { pathNot: WORDS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'data-comes-as-argument',
      severity: 'error',
      comment: 'Only src/entry and src/generate read catalogues/ and openapi/; src never imports tests. Take the data as an argument.',
      from: { path: '^src/', pathNot: '^src/(entry|generate)/' },
      to: { path: '^(catalogues|openapi|test|bench)/' },
    },
    {
      name: 'no-development-library',
      severity: 'error',
      comment: 'src runs with the dependencies of package.json alone. Move the library from devDependencies, or do without it.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '(^|/)node_modules/(@types|@cloudflare/workers-types)/' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'Two files import each other. Move what both need into a third file to their left.',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'This import leads nowhere. Write the path with its .ts extension, or install the library.',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
  coreRooms,
  rooms: ['core', ...Object.keys(mayImport), 'entry'],
}
