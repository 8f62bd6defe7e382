/** Lint rule: every import of src obeys the table in layers.ts. */
import type { Rule } from 'eslint'
import type { Node } from 'estree'
import { judgeImport } from './layers.ts'

interface Source {
  readonly source?: { readonly type: string; readonly value?: unknown } | null
  readonly importKind?: 'type' | 'value'
  readonly exportKind?: 'type' | 'value'
}

export const importsRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = context.filename.replaceAll('\\', '/').replace(/^.*\/src\//, '')
    const look = (node: Rule.Node, dynamic: boolean) => {
      const { source, importKind, exportKind } = node as Source
      if (typeof source?.value !== 'string') return
      const typeOnly = (importKind ?? exportKind) === 'type'
      const message = judgeImport({ file, specifier: source.value, typeOnly, dynamic })
      if (message) context.report({ node: node as Node, message })
    }
    return {
      ImportDeclaration: (node) => look(node, false),
      ExportNamedDeclaration: (node) => look(node, false),
      ExportAllDeclaration: (node) => look(node, false),
      ImportExpression: (node) => look(node, true),
    }
  },
}
