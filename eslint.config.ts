import reactHooks from 'eslint-plugin-react-hooks'
import type { Linter } from 'eslint'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { determinismRule } from './scripts/lint/determinismRule.ts'
import { importsRule } from './scripts/lint/importsRule.ts'

const tests = ['**/*.test.{ts,tsx}', '**/testing/**']

/** Nothing that comes from a link or a file may become code or markup. */
const noInjection: Linter.RulesRecord = {
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  '@typescript-eslint/no-implied-eval': 'error',
  'no-restricted-syntax': [
    'error',
    {
      selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"], Property[key.name="dangerouslySetInnerHTML"]',
      message: 'Text is rendered, never markup.',
    },
    {
      selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
      message: 'Text is rendered, never markup.',
    },
    {
      selector:
        'CallExpression[callee.property.name=/^(insertAdjacentHTML|write|renderToString)$/][callee.object.name=/^(document|katex)$/]',
      message: 'Text is rendered, never markup.',
    },
  ],
}

export default defineConfig(
  {
    ignores: [
      ...['dist/', '.build/', 'test-results/', 'playwright-report/', 'reference/', 'public/'],
      // AssemblyScript: its own compiler checks it.
      'src/engine/native/assembly/',
    ],
  },
  tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...noInjection,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.mjs'],
    rules: { 'no-eval': 'error', 'no-new-func': 'error', 'no-implied-eval': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { downhill: { rules: { imports: importsRule } } },
    rules: { 'downhill/imports': 'error' },
  },
  {
    files: ['src/{engine,catalog,formula}/**/*.ts'],
    ignores: tests,
    plugins: { downhillEngine: { rules: { determinism: determinismRule } } },
    rules: { 'downhillEngine/determinism': 'error' },
  },
  {
    files: ['src/{ui,state,i18n}/**/*.{ts,tsx}', 'src/*.tsx'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    // Tests take other people's data apart.
    files: tests,
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    // Programs of the terminal speak through the console.
    files: ['scripts/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
)
