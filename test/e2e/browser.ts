// A real Chromium for the tests of the page: an installed one, else one that is set up here, else a failure that says how to get one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { root } from '../tidy/sources.ts'

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
/** Without a sandbox it also runs as root in a container; one language, so that days are typed in one order; the rest keeps it from talking to anyone but us. */
const FLAGS = [
  '--no-sandbox',
  '--lang=en-US',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const HOW = `The page is tested in a real Chromium and none could be had. Install Chromium or Google Chrome, or name one in CHROMIUM_PATH.
On Debian or Ubuntu: apt-get install -y chromium fonts-noto-cjk. Elsewhere: npx playwright-core install chromium.`

/** Before any file of the tests: two of them setting up a browser at once would be in each other's way. */
export function setup(): void {
  if (found() === undefined) install()
}

export function launch(): Promise<Browser> {
  const executablePath = found()
  if (executablePath === undefined) throw new Error(HOW)
  return chromium.launch({ executablePath, args: FLAGS })
}

function found(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') return named
  const downloaded = chromium.executablePath()
  const onPath = COMMANDS.map((command) => spawnSync('which', [command], { encoding: 'utf8' }).stdout?.trim() ?? '')
  return [...onPath, ...PLACES, downloaded].find((path) => path !== '' && existsSync(path))
}

/** Through the system's packages where we may, else by Playwright's own download. */
function install(): void {
  const isRoot = process.getuid?.() === 0
  if (isRoot && spawnSync('which', ['apt-get']).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { stdio: 'ignore', env })
  }
  if (found() !== undefined) return
  const download = ['node_modules/playwright-core/cli.js', 'install', 'chromium']
  spawnSync(process.execPath, download, { cwd: root, stdio: 'ignore' })
  if (found() === undefined) throw new Error(HOW)
}
