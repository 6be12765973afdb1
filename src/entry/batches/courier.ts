// Brings the message that a batch has ended to the address its sender named; addresses inside are refused when the connection is made.
import { lookup as resolveName } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'
import type { Courier } from '../../app/batch/callbacks.ts'

const TIMEOUT_MILLISECONDS = 10_000
const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

const V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const
const V6 = [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const

const inside = new BlockList()
for (const [net, prefix] of V4) inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of V6) inside.addSubnet(net, prefix, 'ipv6')

/** Private, loopback, link-local, multicast and other addresses that are not out in the world, in either family. */
export function isInside(address: string): boolean {
  const embedded = IPV4_IN_IPV6.exec(address)?.[1]
  if (embedded !== undefined) return inside.check(embedded, 'ipv4')
  return inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

class AddressRefused extends Error {}

/** `reachInside` lets it call addresses of the own network too. A redirect is an answer like any other and is not followed. */
export function createCourier(secret: string, reachInside: boolean): Courier {
  return { secret, post: async (url, headers, body) => post(new URL(url), headers, body, reachInside) }
}

function post(url: URL, headers: Readonly<Record<string, string>>, body: string, reachInside: boolean): Promise<number> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  // A literal address is connected to without being looked up.
  if (!reachInside && isIP(host) !== 0 && isInside(host)) return Promise.reject(new AddressRefused('an address inside'))
  const send = url.protocol === 'https:' ? requestSecure : requestPlain
  const options = {
    method: 'POST',
    headers,
    lookup: reachInside ? undefined : lookupOutside,
    timeout: TIMEOUT_MILLISECONDS,
    agent: false,
  } as const
  return new Promise((resolve, reject) => {
    const sent = send(url, options, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
    sent.on('error', reject)
    sent.end(body)
  })
}

/** What a name resolves to now is what is connected to now: a name cannot show one address and lead to another. */
const lookupOutside: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '', 0)
    const [first] = addresses
    if (first === undefined || addresses.some(({ address }) => isInside(address)))
      return callback(new AddressRefused('an address inside'), '', 0)
    if (options.all === true) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}
