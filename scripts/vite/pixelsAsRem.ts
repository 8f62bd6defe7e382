/**
 * Writes pixels in style sheets as rem, 16 of them to one, so that the page grows with the font size of its root on large screens
 * (src/ui/theme/growth.ts). Queries of containers are written so too; those of media stay pixels of the screen.
 */

interface Declaration {
  value: string
}

interface Rule {
  params: string
}

const pixels = /(?<![\w.#-])(-?(?:\d+\.)?\d+)px\b/g

/** Every length in pixels of a declaration's value, in rem. */
export function inRem(value: string): string {
  return value.replaceAll(pixels, (_, number: string) => `${Number(number) / 16}rem`)
}

/** As PostCSS takes it. */
export const pixelsAsRem = {
  postcssPlugin: 'downhill:pixels-as-rem',
  Declaration(declaration: Declaration) {
    const value = inRem(declaration.value)
    if (value !== declaration.value) declaration.value = value
  },
  AtRule: {
    container(rule: Rule) {
      const params = inRem(rule.params)
      if (params !== rule.params) rule.params = params
    },
  },
}
