/** The part of ConvNetJS 0.3.0 that is used here. */
declare module 'convnetjs' {
  /** Values lie row, column, channel. */
  export interface Vol {
    w: Float64Array
    dw: Float64Array
  }
  export interface Layer {
    filters?: Vol[]
    biases?: Vol
  }
  export type Size = { in_sx: number; in_sy: number; in_depth: number }
  const convnetjs: {
    Vol: new (sx: number, sy: number, depth: number, value?: number) => Vol
    Net: new () => { layers: Layer[] }
    InputLayer: new (size: { out_sx: number; out_sy: number; out_depth: number }) => Layer
    FullyConnLayer: new (options: Size & { num_neurons: number }) => Layer
    ConvLayer: new (options: Size & { filters: number; sx: number; stride: number; pad: number }) => Layer
    PoolLayer: new (options: Size & { sx: number; stride: number }) => Layer
    TanhLayer: new (size: Size) => Layer
    ReluLayer: new (size: Size) => Layer
    SoftmaxLayer: new (size: Size) => Layer
    RegressionLayer: new (size: Size) => Layer
    Trainer: new (
      net: object,
      options: { method: 'sgd'; learning_rate: number; momentum: number; batch_size: number; l2_decay: number },
    ) => { train(x: Vol, y: number | Float64Array): { loss: number } }
  }
  export default convnetjs
}
