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
  runsFull: 'This browser has no room left, so runs and unsaved work are not kept. Everything else goes on.',
  runsNewer:
    'A later version of Downhill keeps the runs on this device, so this tab keeps none. Reload the page to get that version.',
  runsBlocked: 'Another tab with an older version of Downhill holds the kept runs. Close it to keep runs here.',
  runsUnavailable:
    'This browser keeps no data for this page (a private window, or storage is switched off or damaged), so runs and unsaved work are not kept. Everything else goes on.',
  workFound: 'There is an experiment that you changed on an earlier visit.',
  resumeWork: 'Go on where you were',
  saveFailed: 'The file could not be saved: {{message}}',
  deviceMissing: 'This experiment asks for {{device}}, which is not to be had here ({{message}}). It runs on {{next}}.',
  deviceFailed:
    '{{device}} failed at step {{step}} ({{message}}). The race stands at its last checkpoint; no result was lost.',
  deviceReplaced:
    '{{device}} failed at step {{step}} ({{message}}). The race went on from its last checkpoint on {{next}}.',
  fallBack: 'Go on with {{next}}',
  adviceLowerRate: 'The steps grew instead of shrinking. A rate below {{from}} may hold: try {{rate}}.',
} as const
