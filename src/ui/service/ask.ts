// Asks the service: JSON in the language spoken, and every way it can go wrong as one kind of failure.
import { type Language, TAGS } from '../language.ts'
import type { ProblemBody } from './answers.ts'

/** `offline`: no answer came at all; `problem`: the service said what is wrong. */
export class Failure extends Error {
  readonly problem: ProblemBody | undefined

  constructor(problem: ProblemBody | undefined) {
    super(problem?.title ?? 'offline')
    this.problem = problem
  }
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: string | Blob
  readonly type?: string
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** The body of the answer, taken for what the route is known to answer with; throws a {@link Failure}. */
export async function ask<T>(path: string, language: Language, request: Request = {}): Promise<T> {
  const response = await answerOf(path, language, request)
  return response.status === 204 ? JSON.parse('null') : response.json()
}

/** The answer itself, for what is more than JSON. */
export async function answerOf(path: string, language: Language, request: Request): Promise<Response> {
  const { method = 'GET', body, type, key, headers, signal } = request
  const sent = {
    'Accept-Language': TAGS[language],
    ...(type === undefined ? {} : { 'Content-Type': type }),
    ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
    ...headers,
  }
  const response = await reached(path, { method, headers: sent, ...(body === undefined ? {} : { body }), ...(signal && { signal }) })
  if (response.ok) return response
  throw new Failure(await problemOf(response))
}

async function reached(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Failure(undefined)
  }
}

/** Something between us and the service may answer without saying why. */
async function problemOf(response: Response): Promise<ProblemBody> {
  const { status, statusText } = response
  try {
    return await response.json()
  } catch {
    return { type: 'about:blank', title: `HTTP ${status}`, status, detail: statusText }
  }
}

/** Parameters as a query, those without a value left out. */
export function queryOf(parameters: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]))
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
