export const share = {
  share: 'Share',
  title: 'Share this experiment',
  explanation:
    'The link carries everything: problem, racers, seed and budget. Whoever opens it gets the same curves, to the last bit.',
  link: 'Link',
  keptLink: 'The link as it was opened',
  characters: '{{shown}} characters',
  copy: 'Copy link',
  copied: 'Copied',
  saveStage: 'Save the stage',
  saveChart: 'Save: {{measure}}',
  save: {
    png: 'Picture (PNG)',
    svg: 'Drawing (SVG)',
    run: 'The whole run',
    csv: 'Curves (CSV)',
    json: 'Experiment and curves (JSON)',
    experiment: 'The experiment',
    pytorch: 'PyTorch script',
    pytorchText: 'Goes on outside of the browser, in several processes too; needs only Python and PyTorch.',
  },
  copyFailed: 'The browser did not allow copying. Select the link and copy it by hand.',
} as const
