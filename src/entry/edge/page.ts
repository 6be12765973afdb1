// The page for people, as the build laid it beside the Worker: the shell is read once, its files when a browser asks for them.
import type { Fetcher } from '@cloudflare/workers-types'
import type { Page, PageFile } from '../../http/page/built.ts'
import { BUILT_IN, readAsset } from './built-in.ts'

/** Not a name that ends in .html: the binding would send on to an address without it. */
export const SHELL = 'page/shell.txt'
export const PAGE_FILES = 'page/assets/'
const NAME = /^[\w-]+\.(?:js|css|svg)$/

export async function loadPage(assets: Fetcher): Promise<Page> {
  return { shell: await readAsset(assets, SHELL), file: (name) => readFile(assets, name) }
}

/** Cloudflare compresses on the way out what a browser takes compressed. */
async function readFile(assets: Fetcher, name: string): Promise<PageFile | undefined> {
  if (!NAME.test(name)) return undefined
  const answer = await assets.fetch(`https://assets.invalid${BUILT_IN}${PAGE_FILES}${name}`)
  const type = answer.headers.get('content-type')
  if (answer.status !== 200 || type === null) return undefined
  return { type, bytes: new Uint8Array(await answer.arrayBuffer()), gzip: undefined }
}
