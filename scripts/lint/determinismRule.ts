/**
 * Lint rule for engine, catalog and formula: a run has the same bits in every browser and in Node, so only arithmetic
 * that is defined to the bit may be used, and neither a clock nor unseeded chance. Everything else is the kernels'.
 */
import type { Rule } from 'eslint'
import type { Identifier } from 'estree'

const exact = new Set(['sqrt', 'abs', 'floor', 'trunc', 'min', 'max', 'fround', 'imul'])
const banned = new Set(['Date', 'performance', 'crypto', 'Temporal'])

export const determinismRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const judge = (node: Identifier & Rule.NodeParentExtension) => {
      const { parent } = node
      if (banned.has(node.name))
        context.report({
          node,
          message: `'${node.name}' differs from run to run: let the caller hand in a clock or a stream`,
        })
      if (node.name !== 'Math') return
      const property =
        parent.type === 'MemberExpression' && parent.object === node && !parent.computed && parent.property
      if (property && property.type === 'Identifier' && exact.has(property.name)) return
      const what = property && property.type === 'Identifier' ? `Math.${property.name}` : 'this use of Math'
      context.report({
        node,
        message: `${what} may differ between browsers: only Math.${[...exact].join(', ')} here, and the kernel's mathematics`,
      })
    }
    const power = (node: Rule.Node, operator: string) => {
      if (operator.startsWith('**'))
        context.report({ node, message: `'${operator}' differs between browsers: multiply, or use the kernel's pow` })
    }
    return {
      // References to globals only: a property or a local of the same name is something else.
      'Program:exit'(program) {
        for (const { identifier } of context.sourceCode.getScope(program).through)
          judge(identifier as Identifier & Rule.NodeParentExtension)
        for (const variable of context.sourceCode.getScope(program).variables)
          if (variable.defs.length === 0)
            for (const { identifier } of variable.references) judge(identifier as Identifier & Rule.NodeParentExtension)
      },
      // `typeof Date` and types do not count; a way around the scope does.
      'MemberExpression[object.name="globalThis"]'(node: Rule.Node) {
        context.report({ node, message: 'globalThis is not for numbers: name what you use' })
      },
      BinaryExpression: (node) => power(node, node.operator),
      AssignmentExpression: (node) => power(node, node.operator),
    }
  },
}
