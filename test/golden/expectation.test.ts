// The updater touches nothing but the expectation, and its print shows a reviewer every finding that is new or gone.
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Expectation, expectation } from '../../src/core/catalogue/schema/example.ts'
import { fault } from './cited-documents.ts'
import { changes, rewritten } from './expectation.ts'

const before: Expectation = {
  verdict: 'violation',
  charged: '450.00',
  allowed: '390.00',
  excess: '60.00',
  lines: [
    {
      id: '1',
      verdict: 'violation',
      allowed: '390.00',
      excess: '60.00',
      item: 'cn-6505.electricity.non-grid.residential',
      findings: [{ code: 'above-limit', cites: ['哈政办发〔2023〕14号'], missing: [] }],
      asks: [],
    },
  ],
  findings: [],
}
const asking: Expectation = {
  ...before,
  verdict: 'undetermined',
  excess: '0.00',
  lines: before.lines.map((line) => ({
    ...line,
    verdict: 'undetermined',
    excess: '0.00',
    findings: [{ code: 'missing-fact', cites: ['哈政办发〔2023〕14号'], missing: ['metering'] }],
    asks: ['metering'],
  })),
}

describe('rewriting a file', () => {
  const head = "title:  { zh: 电费,   en: 'Electricity' } # kept as written\nbill:\n    expect: this is not the expectation\n"
  const file = `${head}expect:\n  verdict: permitted\n`

  test('leaves everything above the expectation as it was written, byte for byte', () => {
    expect(rewritten(file, before).slice(0, head.length)).toBe(head)
  })

  test('writes an expectation that reads back as it was', () => {
    const read: { expect: unknown } = parse(rewritten(file, asking))
    expect(expectation.parse(read.expect)).toEqual(asking)
  })

  test('changes nothing the second time', () => {
    expect(rewritten(rewritten(file, before), before)).toBe(rewritten(file, before))
  })

  test('puts a finding on one line, so that a diff shows it whole', () => {
    expect(rewritten(file, asking)).toContain('\n    - { code: missing-fact, cites: [哈政办发〔2023〕14号], missing: [metering] }\n')
  })

  test('writes equal lists out, never as an alias that the decoder refuses', () => {
    const shared = ['国务院令第722号']
    const finding = { code: 'prohibited', cites: shared, missing: [] }
    expect(rewritten(file, { ...before, findings: [finding, finding] })).not.toMatch(/[&*]a\d/)
  })

  test('refuses a file that has no expectation to replace', () => {
    expect(() => rewritten(head, before)).toThrow('no line "expect:"')
  })
})

describe('the changes a reviewer reads', () => {
  test('are none where nothing changed', () => {
    expect(changes(before, structuredClone(before))).toEqual([])
  })

  test('name what is gone, what is new and which verdicts moved', () => {
    expect(changes(before, asking)).toEqual([
      '- line 1 above-limit by 哈政办发〔2023〕14号',
      '+ line 1 missing-fact by 哈政办发〔2023〕14号 asks metering',
      '~ bill: violation, charged 450.00, allowed 390.00, excess 60.00 -> undetermined, charged 450.00, allowed 390.00, excess 0.00',
      '~ line 1: violation, allowed 390.00, excess 60.00, item cn-6505.electricity.non-grid.residential -> undetermined, allowed 390.00, excess 0.00, item cn-6505.electricity.non-grid.residential, asks metering',
    ])
  })

  test('show another citation as another finding', () => {
    const other = {
      ...before,
      lines: before.lines.map((line) => ({ ...line, findings: [{ code: 'above-limit', cites: [], missing: [] }] })),
    }
    expect(changes(before, other)).toEqual(['- line 1 above-limit by 哈政办发〔2023〕14号', '+ line 1 above-limit'])
  })

  test('show a finding of the bill as a whole', () => {
    expect(changes(before, { ...before, findings: [{ code: 'arithmetic', cites: [], missing: [] }] })).toEqual(['+ bill arithmetic'])
  })

  test('show a line that a bill has no longer', () => {
    const [first] = before.lines
    const two = { ...before, lines: [...before.lines, ...(first === undefined ? [] : [{ ...first, id: '2', findings: [] }])] }
    expect(changes(two, before)).toEqual([
      '~ line 2: violation, allowed 390.00, excess 60.00, item cn-6505.electricity.non-grid.residential -> nothing',
    ])
  })
})

describe('whether a document may be cited', () => {
  test.each([
    ['哈政办发〔2023〕14号', '2023-03-28', 'not in force'],
    ['新疆维吾尔自治区优化营商环境条例（草案）', '2026-01-01', 'draft'],
    ['无此文号', '2023-01-01', 'not in documents.yaml'],
  ])('%s on %s: no', (number, day, why) => {
    expect(fault(number, day)).toContain(why)
  })

  test('from its first day on: yes', () => {
    expect(fault('哈政办发〔2023〕14号', '2023-03-29')).toBeUndefined()
  })
})
