// Runs the Worker on this machine, without a network: `npm run dev:edge`. State stands in the data folder beside that of Node.js.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Config, readConfig } from '../config.ts'
import { ConfigError } from '../setting.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const WRANGLER = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js')

/** Nothing is asked of the network, and nothing told to it. */
const OFFLINE = { WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: 'true' }

const stateOf = ({ data }: Config): string => join(data, 'edge')

/** What a deployed Worker has as secrets; here the environment gives them. */
const SECRETS = ['QINGDAN_ADMIN_KEY', 'QINGDAN_WEBHOOK_SECRET']

export function devArguments(config: Config, env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return [
    'dev',
    '--local',
    ...['--ip', config.host, '--port', String(config.port), '--persist-to', stateOf(config)],
    ...['--var', `QINGDAN_RATE_LIMIT:${config.rateLimit}`, '--var', `QINGDAN_MAX_BODY:${config.maxBodyBytes}`],
    ...SECRETS.flatMap((name) => (env[name] === undefined ? [] : ['--var', `${name}:${env[name]}`])),
    '--show-interactive-dev-session=false',
  ]
}

/** Brings the database of the state folder up to date. */
export function migrateArguments(config: Config): readonly string[] {
  return ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', stateOf(config)]
}

/** Runs until wrangler ends; what tells us to stop is told to it. Answers with its exit code. */
function wrangler(parameters: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRANGLER, ...parameters], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...OFFLINE } })
    const forward = (signal: NodeJS.Signals) => child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward)
    child.once('error', reject)
    child.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, forward)
      resolve(code ?? 0)
    })
  })
}

if (import.meta.main) {
  try {
    const config = readConfig(process.env)
    const migrated = await wrangler(migrateArguments(config))
    process.exitCode = migrated === 0 ? await wrangler(devArguments(config, process.env)) : migrated
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`qingdan cannot start: ${error.message}\n`)
    process.exitCode = 1
  }
}
