// What else may be done at an address: for preflight requests of browsers, and for the Allow header of a refused method.
import { ROUTES } from './routes/all.ts'

const PATTERNS = ROUTES.map(({ definition, parameters = {} }) => ({
  method: definition.method.toUpperCase(),
  pattern: new RegExp(
    `^${definition.path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '[^/]+')}$`,
  ),
}))

/** Empty where nothing of ours has this path. */
export function methodsAt(path: string): string[] {
  const methods = PATTERNS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
  if (methods.length === 0) return []
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
}
