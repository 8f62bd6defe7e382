/** The gallery of presets. */
export const gallery = {
  heading: 'What would you like to see?',
  lead: '{{shown}} experiments, each with one question. Undo brings back what you have now.',
  searchLabel: 'Search experiments',
  groups: 'Groups',
  current: 'Open now',
  failed: 'The other experiments could not be loaded.',
  retry: 'Try again',
} as const
