// The launcher runs the command line under a Node.js that reads TypeScript, and passes through arguments, exit code and signals.
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../tidy/sources.ts'

// Stands in for an older Node.js: one that does not read TypeScript and so must hand over to the pinned one.
const olderNode = ['--no-strip-types', '--no-warnings']
let checkout = ''
let launcher = ''

function commandLine(text: string): void {
  writeFileSync(join(checkout, 'src/entry/cli.ts'), text)
}

beforeEach(() => {
  checkout = realpathSync(mkdtempSync(join(tmpdir(), 'launcher-')))
  mkdirSync(join(checkout, 'src/entry'), { recursive: true })
  mkdirSync(join(checkout, 'node_modules'))
  writeFileSync(join(checkout, 'package.json'), '{"type":"module"}')
  symlinkSync(join(root, 'node_modules/node'), join(checkout, 'node_modules/node'), 'junction')
  launcher = join(checkout, 'src/entry/qingdan.mjs')
  copyFileSync(join(root, 'src/entry/qingdan.mjs'), launcher)
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

describe.each([
  ['a Node.js that reads TypeScript', []],
  ['an older Node.js', olderNode],
])('under %s', (_, flags) => {
  test('arguments, input and exit code pass through', () => {
    commandLine(`
      import { readFileSync } from 'node:fs'
      const said: string = JSON.stringify([process.argv.slice(1), readFileSync(0, 'utf8'), Boolean(process.features.typescript)])
      process.stdout.write(said)
      process.exitCode = 3
    `)
    const run = spawnSync(process.execPath, [...flags, launcher, 'check', '--json', '目录 清单'], { input: '账单', encoding: 'utf8' })
    expect(JSON.parse(run.stdout)).toEqual([[join(checkout, 'src/entry/cli.ts'), 'check', '--json', '目录 清单'], '账单', true])
    expect(run).toMatchObject({ status: 3, stderr: '' })
  })

  test('what was compiled is kept, and a changed source is seen at once', () => {
    const said = () => spawnSync(process.execPath, [...flags, launcher], { encoding: 'utf8' }).stdout
    for (const word of ['one', 'one', 'two']) {
      commandLine(`const word: string = '${word}'\nprocess.stdout.write(word)`)
      expect(said()).toBe(word)
    }
    expect(readdirSync(join(checkout, 'dist/compiled')).length).toBeGreaterThan(0)
  })

  test('a place where nothing can be kept is no fault', () => {
    writeFileSync(join(checkout, 'dist'), 'a file where the folder should be')
    commandLine("process.stdout.write('done')")
    expect(spawnSync(process.execPath, [...flags, launcher], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: 'done', stderr: '' })
  })

  test.runIf(process.platform !== 'win32')('a signal sent to the launcher reaches the command line', async () => {
    commandLine(`
      process.on('SIGTERM', () => process.exit(7))
      setInterval(() => {}, 1000)
      process.stdout.write('ready')
    `)
    const child = spawn(process.execPath, [...flags, launcher], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.once('data', () => child.kill('SIGTERM'))
    expect(await new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])))).toEqual([7, null])
  })

  test.runIf(process.platform !== 'win32')('death by a signal is death by that signal', () => {
    commandLine("process.kill(process.pid, 'SIGTERM')\nsetInterval(() => {}, 1000)\n")
    expect(spawnSync(process.execPath, [...flags, launcher]).signal).toBe('SIGTERM')
  })
})

test('without the pinned Node.js it says what to do', () => {
  rmSync(join(checkout, 'node_modules'), { recursive: true })
  const run = spawnSync(process.execPath, [...olderNode, launcher], { encoding: 'utf8' })
  expect(run.status).toBe(70)
  expect(run.stderr).toContain('run npm ci')
})
