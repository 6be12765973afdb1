// What a service says that could not be put together: nothing but that it is not ready, the same to everyone.
import { Hono } from 'hono'
import { failed } from '../app/problems.ts'
import { problem } from './answer.ts'
import type { HttpEnv } from './route.ts'

const NOT_READY = failed('unavailable', {
  zh: '服务未能启动，原因已记录，请稍后再试',
  en: 'The service could not start; the reason was logged. Try again later',
})

/** A minute is how long those who run it need at least. */
const RETRY = { 'Retry-After': '60' }

export const unavailable = new Hono<HttpEnv>().all('*', (c) => problem(c, NOT_READY.problem, RETRY))
