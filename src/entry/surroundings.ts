// The clock, the dice and the SHA-256 of this machine.
import { hash, randomBytes } from 'node:crypto'
import type { Surroundings } from '../app/ports.ts'

export const SURROUNDINGS: Surroundings = {
  now: Date.now,
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
  digestOf: (text) => `sha256:${hash('sha256', text)}`,
}
