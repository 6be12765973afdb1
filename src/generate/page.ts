// Makes the page for people from src/ui: `npm run build:page`. Starting the service does the same where the page is missing or stale.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { PAGE_FOLDER, PAGE_RECORD, pageSourceDigest } from './page-source.ts'
import { ROOT } from './source-digest.ts'

export interface BuiltPage {
  readonly shell: string
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

const UI = join(ROOT, 'src/ui')
/** Browsers of the last years; older phones get a page that says so. */
const TARGET = ['chrome105', 'safari16', 'firefox110']

export async function buildPage(): Promise<BuiltPage> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: { page: join(UI, 'main.tsx'), style: join(UI, 'style/page.css'), icon: join(UI, 'icon.svg') },
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outdir: join(PAGE_FOLDER, 'assets'),
    loader: { '.svg': 'copy' },
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target: TARGET,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), new Uint8Array(contents)]))
  return { shell: shellOf(metafile), files }
}

/** The shell names the files of this build, and those the first script needs at once, so that they come together. */
function shellOf({ outputs }: Metafile): string {
  const addressOf = (path: string) => `/assets/${basename(path)}`
  const made = (entry: string): string => {
    const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === `src/ui/${entry}`)
    if (found === undefined) throw new Error(`the build made nothing of ${entry}`)
    return found[0]
  }
  const script = made('main.tsx')
  const needed = outputs[script]?.imports.filter(({ kind }) => kind === 'import-statement') ?? []
  const icon = Object.keys(outputs).find((path) => /\/icon-\w+\.svg$/.test(path)) ?? ''
  const head = [
    `<link rel="stylesheet" href="${addressOf(made('style/page.css'))}">`,
    `<link rel="icon" type="image/svg+xml" href="${addressOf(icon)}">`,
    ...needed.map(({ path }) => `<link rel="modulepreload" href="${addressOf(path)}">`),
    `<script type="module" src="${addressOf(script)}"></script>`,
  ]
  return readFileSync(join(UI, 'shell.html'), 'utf8').replace('<!-- files -->', head.join('\n'))
}

/** Writes the page where it is served from. Several may do so at once: the files are the same, and the record comes last. */
export function writePage({ shell, files }: BuiltPage): void {
  const assets = join(PAGE_FOLDER, 'assets')
  mkdirSync(assets, { recursive: true })
  for (const [name, bytes] of files) writeFileSync(join(assets, name), bytes)
  writeFileSync(join(PAGE_FOLDER, 'index.html'), shell)
  for (const name of readdirSync(assets)) if (!files.has(name)) rmSync(join(assets, name), { force: true })
  const draft = `${PAGE_RECORD}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ source: pageSourceDigest(), files: [...files.keys()] })}\n`)
  renameSync(draft, PAGE_RECORD)
}

if (import.meta.main) writePage(await buildPage())
