#!/usr/bin/env node
// Starts the command line: runs cli.ts here when this Node.js reads TypeScript, and otherwise under the one the lock file pins.
import { spawn } from 'node:child_process'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const address = new URL('./cli.ts', import.meta.url)
const commandLine = fileURLToPath(address)
// Modules without their types, and compiled: made anew where a source or Node.js changed, or where the folder cannot be used.
const compiled = fileURLToPath(new URL('../../dist/compiled', import.meta.url))
const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const cannotStart = 70 // EX_SOFTWARE of sysexits.h

function pinnedNode() {
  const folder = dirname(nodeModule.createRequire(import.meta.url).resolve('node/package.json'))
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

function refuse(reason) {
  process.stderr.write(`qingdan needs Node.js 24 and this is ${process.version}; ${reason}\n`)
  process.exitCode = cannotStart
}

function runPinned(node) {
  const child = spawn(node, [commandLine, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
  })
  const forward = (signal) => child.kill(signal)
  for (const signal of forwardedSignals) process.on(signal, forward)
  child.on('error', (error) => refuse(`the pinned one did not start: ${error.message}`))
  child.on('exit', (code, signal) => {
    for (const name of forwardedSignals) process.off(name, forward)
    // A shell reads death by a signal from the signal itself; 128 + n stands in where the signal does not end us.
    process.exitCode = signal === null ? code : 128 + constants.signals[signal]
    if (signal !== null) process.kill(process.pid, signal)
  })
}

function start() {
  if (process.features.typescript) {
    process.argv[1] = commandLine
    nodeModule.enableCompileCache(compiled)
    return import(address.href)
  }
  try {
    return runPinned(pinnedNode())
  } catch (error) {
    return refuse(`run npm ci to install the pinned one (${error instanceof Error ? error.message : error})`)
  }
}

await start()
