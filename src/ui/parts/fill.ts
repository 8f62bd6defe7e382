/** A text cut at its places `[name]`: every second part is the name of a place. */
export function partsOf(text: string): string[] {
  return text.split(/\[(\w+)\]/)
}
