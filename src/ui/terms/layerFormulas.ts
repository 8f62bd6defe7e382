/** The formulas of layers, in LaTeX, by id; none of what only lays values out anew. */
export const layerFormulas: Readonly<Record<string, string>> = {
  dense: 'y = \\varphi(W x + b)',
  convolution: 'y_{ijk} = \\varphi\\Big(b_k + \\sum_{c,u,v} K_{kcuv}\\, x_{i+u,\\,j+v,\\,c}\\Big)',
  'max-pooling': 'y_{ijc} = \\max_{(u, v) \\in \\text{window}} x_{uvc}',
  'average-pooling': 'y_{ijc} = \\operatorname{mean}_{(u, v) \\in \\text{window}} x_{uvc}',
  activation: 'y = \\varphi(x)',
  dropout: 'y_i = \\frac{m_i\\, x_i}{1 - p}, \\quad m_i \\sim \\text{Bernoulli}(1 - p)',
  'batch-normalization':
    'y = \\gamma\\, \\frac{x - \\mu_{\\text{batch}}}{\\sqrt{\\sigma^2_{\\text{batch}} + \\varepsilon}} + \\beta',
  'layer-normalization': 'y = \\gamma \\odot \\frac{x - \\mu_x}{\\sqrt{\\sigma^2_x + \\varepsilon}} + \\beta',
}
