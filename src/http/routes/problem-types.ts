// GET /problems/{code}: what the type of a problem means; the addresses that problems carry lead here.
import { z } from '@hono/zod-openapi'
import { failed, PROBLEMS, type ProblemCode } from '../../app/problems.ts'
import { answer, problem, problemHead } from '../answer.ts'
import { jsonOf, problems } from '../responses.ts'
import type { Route } from '../route.ts'
import { problemDescription } from '../schemas.ts'

export const problemType: Route = {
  definition: {
    method: 'get',
    path: '/problems/{code}',
    operationId: 'readProblemType',
    tags: ['Service'],
    summary: 'What a problem means',
    request: { params: z.object({ code: z.string().openapi({ enum: Object.keys(PROBLEMS), description: 'The last part of `type`.' }) }) },
    responses: { 200: jsonOf(problemDescription, 'The problem type.'), ...problems('not-found') },
  },
  handle: () => (c) => {
    const code = c.req.param('code') ?? ''
    if (!isCode(code)) return problem(c, failed('not-found', { zh: '没有这个问题类型', en: 'There is no such problem type' }).problem)
    return answer(c, 200, JSON.stringify(describeProblem(code)))
  },
}

/** Every problem type, as data. */
export function problemCatalogue(): z.infer<typeof problemDescription>[] {
  return Object.keys(PROBLEMS).filter(isCode).map(describeProblem)
}

function describeProblem(code: ProblemCode): z.infer<typeof problemDescription> {
  const { type, status } = problemHead(code, 'en')
  return { code, type, status, title: PROBLEMS[code].title }
}

function isCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text)
}
