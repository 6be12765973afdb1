// How large the Worker may be: `npm run deploy:check` ends with an error where what it built is larger.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** Bytes, compressed with gzip as Cloudflare counts them, without the page and the catalogues. */
export const MAX_BUNDLE_BYTES = 500_000

const BUNDLE = fileURLToPath(new URL('../../../dist/worker/worker.js', import.meta.url))

/** What is wrong with a bundle of this content, if anything. */
export function tooLarge(bundle: Uint8Array, most = MAX_BUNDLE_BYTES): string | undefined {
  const { length } = gzipSync(bundle)
  return length > most ? `the Worker has ${length} bytes with gzip, more than the ${most} it may have` : undefined
}

if (import.meta.main) {
  const bundle = readFileSync(BUNDLE)
  const fault = tooLarge(bundle)
  if (fault === undefined) process.stdout.write(`the Worker has ${gzipSync(bundle).length} of ${MAX_BUNDLE_BYTES} bytes with gzip\n`)
  else {
    process.stderr.write(`${fault}\n`)
    process.exitCode = 1
  }
}
