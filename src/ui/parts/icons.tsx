// The signs of the page, drawn here: each says what its word says, so screen readers skip them.
import type { JSX } from 'preact'

const PATHS = {
  violation: 'M12 3 2 20h20L12 3zm0 6v6m0 2.2v.8',
  undetermined: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM9.3 9.2a2.8 2.8 0 1 1 4 2.6c-.9.5-1.3 1-1.3 2m0 2.6v.6',
  permitted: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM7.5 12.3l3 3 6-6.4',
  'not-regulated': 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM7.5 12h9',
  add: 'M12 5v14M5 12h14',
  remove: 'M5 7h14M9.5 7V4.5h5V7m-7.5 0 1 13h8l1-13',
  print: 'M7 8V3.5h10V8M7 17H4.5V8h15v9H17M7 14h10v6.5H7z',
  letter: 'M3 6h18v12.5H3zM3 6.5l9 7 9-7',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.300 15.300 20.500 20.500',
  offline: 'M3 3l18 18M5 12.500a10 10 0 0 1 4-2.400m4.500-.300a10 10 0 0 1 5.500 2.700M8.500 16a5 5 0 0 1 6 -.500M12 19.500v.100',
  question: 'M4 4h16v12H9l-5 4.500z',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
