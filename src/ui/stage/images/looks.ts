/** What is shown of classes of images: confusion matrices of the racers, or samples or filters of the selected one. */
export const looks = ['matrix', 'samples', 'filters'] as const

export type Look = (typeof looks)[number]
