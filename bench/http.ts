// POST /v1/checks over real sockets against the bare route: requests a second, rounds interleaved.
import { fork } from 'node:child_process'
import { Agent, request } from 'node:http'

const CONNECTIONS = 16
const ROUNDS = 15
const REQUESTS_A_ROUND = 3000
const WARM_UP = 6000

export interface HttpRow {
  readonly service: number
  readonly bare: number
}

/** Median requests a second of either server. */
export async function benchHttp(): Promise<HttpRow> {
  const child = fork(new URL('./server.ts', import.meta.url))
  try {
    const { ports, text } = await new Promise<{ ports: number[]; text: string }>((resolve, reject) => {
      child.once('message', (message: { ports: number[]; text: string }) => resolve(message))
      child.once('exit', (code) => reject(new Error(`the bench server ended with ${code}`)))
    })
    const [service = 0, bare = 0] = ports
    for (const port of [service, bare]) await round(port, text, WARM_UP)
    const rates: { service: number[]; bare: number[] } = { service: [], bare: [] }
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      rates.service.push(await round(service, text, REQUESTS_A_ROUND))
      rates.bare.push(await round(bare, text, REQUESTS_A_ROUND))
    }
    return { service: median(rates.service), bare: median(rates.bare) }
  } finally {
    child.kill()
  }
}

/** Requests a second over a fixed number of connections, each sending its next request when the last is answered. */
async function round(port: number, text: string, requests: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const start = performance.now()
  let left = requests
  const lane = async () => {
    while (left > 0) {
      left -= 1
      await post(port, text, agent)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, lane))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return requests / seconds
}

function post(port: number, text: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const sent = request({ port, host: '127.0.0.1', path: '/v1/checks', method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`))
      response.on('end', resolve).resume()
    })
    sent.on('error', reject).end(text)
  })
}

function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN
}
