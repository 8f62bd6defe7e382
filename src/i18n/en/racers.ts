export const racers = {} as const
