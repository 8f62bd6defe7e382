import { onDemand } from '../parts/onDemand.ts'

/** The gallery, whose code comes when somebody is about to open it. */
export const gallery = onDemand(() => import('./Gallery.tsx'))
