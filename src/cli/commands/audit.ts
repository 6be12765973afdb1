// `qingdan audit verify`: walks the chain of the audit log and holds every publication against its edition.
import { verifyAudit } from '../../app/audit.ts'
import type { Bilingual } from '../../core/catalogue/schema/words.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { complain } from '../problem-text.ts'

const REASONS: Readonly<Record<'gap' | 'previous' | 'hash' | 'edition', Bilingual>> = {
  gap: { zh: '缺少记录', en: 'a record is missing' },
  previous: { zh: '与前一条记录不相接', en: 'it does not follow the record before it' },
  hash: { zh: '内容与其摘要不符', en: 'its content does not have its hash' },
  edition: { zh: '与所述版本的摘要不符', en: 'the edition it speaks of has another digest' },
}

export const verify: Command = {
  name: 'audit verify',
  operands: '',
  summary: { zh: '验证审计日志的哈希链', en: 'prove the chain of the audit log unbroken' },
  details: {
    zh: `选项：
  --json        输出 JSON
  --lang zh|en  说明文字的语言

退出码：0 链条完整，1 链条断裂（指出第一处）`,
    en: `options:
  --json        print JSON
  --lang zh|en  language of the text

exit codes: 0 the chain holds, 1 it is broken (the first place is named)`,
  },
  options: { json: { type: 'flag' } },
  least: 0,
  most: 0,
  run: async ({ arguments: { flags }, house, language, out, err }) => {
    const { store, surroundings } = await house.ledger()
    const proof = await verifyAudit(store, surroundings.digestOf)
    const { records, head, broken } = proof
    if (flags.has('json')) out(`${JSON.stringify(proof)}\n`)
    else if (broken === null)
      out(language === 'zh' ? `${records} 条记录，链条完整\n${head}\n` : `${records} records, the chain is unbroken\n${head}\n`)
    else err(complain(`audit ${broken.sequence}`, REASONS[broken.reason][language]))
    return broken === null ? EXIT.fine : EXIT.violation
  },
}
