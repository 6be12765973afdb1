// The shape of a problem, as RFC 9457 has it.
import { z } from 'zod'

export const problemShape = z
  .object({
    type: z
      .string()
      .describe('Relative address that says what the problem is.')
      .meta({ examples: ['/problems/invalid-invoice'] }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().optional().describe('Names this occurrence in our log.'),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('JSON pointer into the body, `?name` of a query parameter, or the place in a file.'),
          detail: z.string(),
        }),
      )
      .optional()
      .describe('Every fault found. Values that were sent are never repeated.'),
  })
  .meta({ id: 'Problem', description: 'A failure of ours or of the request (RFC 9457); what a check finds is never a problem.' })
