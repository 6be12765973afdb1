// The day it is in China, where the catalogues hold.

const CHINA_IS_AHEAD_MS = 8 * 60 * 60 * 1000

export function todayInChina(): string {
  return new Date(Date.now() + CHINA_IS_AHEAD_MS).toISOString().slice(0, 10)
}
