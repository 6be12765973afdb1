// Publishing to a running service over HTTP: on top of the edition that stands there, with the key from the environment.
import process from 'node:process'
import type { Context } from './command.ts'
import { EXIT } from './exit-code.ts'
import { complain } from './problem-text.ts'
import { reasonOf } from './read-document.ts'

export interface Sending {
  readonly url: string
  readonly body: unknown
  readonly dryRun: boolean
}

/** Prints what the service answers; the exit code says whether it took it. */
export async function sendEdition({ language, out, err }: Context, { url, body, dryRun }: Sending): Promise<number> {
  const key = process.env['QINGDAN_KEY']
  if (key === undefined || key === '') {
    err(complain('QINGDAN_KEY', language === 'zh' ? '请在环境变量中给出密钥' : 'give the key in this variable of the environment'))
    return EXIT.unreadable
  }
  try {
    const tag = (await fetch(new URL('/v1/editions', url))).headers.get('etag')
    const answer = await fetch(new URL(`/v1/editions${dryRun ? '?dryRun=true' : ''}`, url), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'accept-language': language === 'zh' ? 'zh-CN' : 'en',
        ...(tag === null ? {} : { 'if-match': tag }),
      },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (answer.ok) out(`${text}\n`)
    else err(`${text}\n`)
    return answer.ok ? EXIT.fine : EXIT.violation
  } catch (error) {
    err(complain(url, reasonOf(error)[language]))
    return EXIT.unreadable
  }
}
