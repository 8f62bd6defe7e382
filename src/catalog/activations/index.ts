/** Every activation: one line each. */
import { registry } from '../registry.ts'
import { elu } from './elu.ts'
import { gelu } from './gelu.ts'
import { leakyRelu } from './leakyRelu.ts'
import { linear } from './linear.ts'
import { relu } from './relu.ts'
import { selu } from './selu.ts'
import { sigmoid } from './sigmoid.ts'
import { silu } from './silu.ts'
import { sine } from './sine.ts'
import { softplus } from './softplus.ts'
import { tanh } from './tanh.ts'

export const activations = registry(linear, relu, leakyRelu, tanh, sigmoid, gelu, silu, elu, selu, softplus, sine)
