// What npm start tells Node.js, so that the service measured is the one that people run.
import packageFile from '../package.json' with { type: 'json' }

export function startFlags(): string[] {
  return packageFile.scripts.start.split(' ').filter((word) => word.startsWith('--'))
}
