// The bindings of the workerd tests, as vitest.config.ts gives them: databases by name.
declare module 'cloudflare:workers' {
  export const env: Readonly<Record<string, import('@cloudflare/workers-types').D1Database>>
}
