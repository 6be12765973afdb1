// What this browser remembers for its user between visits; a browser that refuses to remember is no fault.

type Name = 'language' | 'place'

export function keep(name: Name, value: string): void {
  try {
    localStorage.setItem(`qingdan.${name}`, value)
  } catch {
    // Private windows and full stores refuse; the page works without.
  }
}

export function kept(name: Name): string | null {
  try {
    return localStorage.getItem(`qingdan.${name}`)
  } catch {
    return null
  }
}
