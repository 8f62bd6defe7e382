/** The shape of a namespace with any text in it: a translation must have exactly the keys of the English one. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }
