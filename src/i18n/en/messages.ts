export const messages = {
  linkTruncated: 'This link ends too early: part of it was cut off. What you see is another experiment.',
  linkDamaged: 'This link is damaged: some characters were changed or lost. What you see is another experiment.',
  linkOversized: 'This link is larger than a link may be (16 KB, 256 KB unpacked). What you see is another experiment.',
  linkTooNew: 'This link was made by a later version of Downhill. Reload the page to get that version.',
  linkInvalid: 'This link holds no valid experiment: {{path}} {{message}}',
  linkEmpty: 'This link is empty: nothing follows the # sign.',
  editRefused: 'This was not changed: {{path}} {{message}}',
  workerReplaced: 'A worker stopped and was replaced. {{names}} went on from step {{step}}; no result was lost.',
  workerLost: 'A worker stopped {{times}} times in a row. {{names}} will not go on; reset the race to try again.',
  racerFailed: '{{name}} could not run: {{message}}',
  sceneFailed: 'The picture of the problem could not be computed: {{message}}',
  adviceLowerRate: 'The steps grew instead of shrinking. A rate below {{from}} may hold: try {{rate}}.',
} as const
