// The headers that answers carry, ready made: setting them one by one costs more than a short check does.

/** Nothing of ours is to be framed, sniffed or run; the answers themselves are open to any origin, without credentials. */
export const SECURE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const

export const CORS_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'Allow, Content-Disposition, Content-Language, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After',
} as const

export const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Headers': 'Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match',
  'Access-Control-Max-Age': '86400',
} as const

/** Kept by caches and asked about each time: a new edition shows at once. */
export const REVALIDATED = 'no-cache'
/** Bills and errors are nobody else's business. */
export const NOT_STORED = 'no-store'
