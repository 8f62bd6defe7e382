import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { validate } from '../../experiment/schema.ts'
import { defaultExperiment, usualProblem } from '../../experiment/defaults.ts'
import { judgeUse, proposeUse } from './proposal.ts'
import { describeColumns } from '../../experiment/table/describeColumns.ts'
import { MOST_BYTES, readFile, type FileLike } from './readFile.ts'

const fileOf = (name: string, content: string | Uint8Array<ArrayBuffer>): FileLike => new File([content], name)
const table = Array.from({ length: 12 }, (_, i) => `${i}.5,${i % 2 ? 'yes' : 'no'}`).join('\n')

describe('readFile', () => {
  it('knows a file by the first 16 bytes of its SHA-256', async () => {
    const text = `size,kind\n${table}`
    const file = await readFile(fileOf('a.csv', text))
    const hash = createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')
    expect(file).toMatchObject({ name: 'a.csv', digest: hash })
    expect(file.digest).toHaveLength(22)
    expect((await readFile(fileOf('other.csv', text))).digest).toBe(hash)
    expect((await readFile(fileOf('a.csv', `${text}\n`))).digest).not.toBe(hash)
  })

  it('reads UTF-8, UTF-16 and what spreadsheets in China write', async () => {
    const text = `长度,种类\n1,好\n2,坏\n`
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
    // 长度,种类 and 好, 坏 in GB 18030.
    const gb = Uint8Array.from(
      Buffer.from('b3a4b6c82cd6d6c0e00a312cbac30a322cbbb50a', 'hex'),
    ) as Uint8Array<ArrayBuffer>
    for (const content of [text, `\ufeff${text}`, utf16, gb])
      expect((await readFile(fileOf('t.csv', content))).columns).toEqual([
        { name: '长度', cells: ['1', '2'] },
        { name: '种类', cells: ['好', '坏'] },
      ])
  })

  it('refuses a file that is too large before it reads it, saying how large it is', async () => {
    const large: FileLike = {
      name: 'huge.csv',
      size: MOST_BYTES + 1e6,
      arrayBuffer: () => Promise.reject(new Error('was read')),
    }
    await expect(readFile(large)).rejects.toMatchObject({
      text: { en: expect.stringMatching(/“huge.csv” has 51.0 MB; 50 MB are allowed/) },
    })
  })

  it('gives a name that a document may carry', async () => {
    const odd = await readFile(fileOf(`${'long'.repeat(60)}\u202e\u0007.csv`, `size,kind\n${table}`))
    const judged = judgeUse(odd, proposeUse(describeColumns(odd.columns)))
    if (!judged.ok) throw judged.error
    const data = { id: 'table', parameters: {}, table: judged.reference }
    expect(validate({ ...defaultExperiment(), problem: usualProblem(data) })).toMatchObject({ ok: true })
  })
})
