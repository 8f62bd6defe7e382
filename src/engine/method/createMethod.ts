/** From a racer's optimizer and wrappers to its method. */
import { isMethod, type MethodOptimizer } from '../../catalog/optimizer.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { wrappers as catalog } from '../../catalog/wrappers/index.ts'
import type { WrapperPlace } from '../../catalog/wrapper.ts'
import type { Choice, Precision } from '../../experiment/document.ts'
import { LIMITS } from '../../experiment/limits.ts'
import type { Native, NativeVector } from '../native/instance.ts'
import { resolveRule, resolveWrapper, type Rule } from '../resolve.ts'
import { streamView } from '../slots.ts'
import type { Batch, NamedArrays, Objective } from '../trainer.ts'
import { Evaluator } from './evaluator.ts'
import { Hessian } from './hessian.ts'
import { RuleProgram, type ProgramOptions } from './ruleProgram.ts'
import { StepMethod, type Curvature, type Core, type WrapperProgram } from './stepMethod.ts'
import type { Acting } from './traceStep.ts'
import { nativeVectors } from './vectors.ts'

export interface MethodSettings {
  readonly optimizer: Choice
  /** In any order; they act in the order of the catalog. */
  readonly wrappers: readonly Choice[]
  readonly precision: Precision
  readonly seed: number
  /** Initial parameters, in the layout of the objective's tensors. */
  readonly start: ArrayLike<number>
  /** The rate before the first step. */
  readonly rate: number
  /** Whether every step's batch is the same, without noise. */
  readonly constantBatch: boolean
  /** Noise of step t for wrappers that add some, instead of the `perturbation` stream. */
  readonly noise?: (t: number) => ArrayLike<number>
}

/** Builds a method at its start. Throws where the start does not fit the objective. */
export function createMethod(native: Native, objective: Objective, settings: MethodSettings): StepMethod {
  return new Builder(native, objective, settings).build()
}

class Builder {
  readonly #native: Native
  readonly #objective: Objective
  readonly #settings: MethodSettings
  readonly #theta: NativeVector
  readonly #gradient: NativeVector
  readonly #streamViews: (() => NamedArrays)[] = []
  #curvature: Curvature | undefined

  constructor(native: Native, objective: Objective, settings: MethodSettings) {
    const { precision, start } = settings
    const length = objective.tensors.reduce((total, tensor) => total + tensor.length, 0)
    if (start.length !== length)
      throw new RangeError(`createMethod: the start must hold ${length} numbers, got ${start.length}`)
    this.#native = native
    this.#objective = objective
    this.#settings = settings
    this.#theta = native.vector(length, precision)
    this.#gradient = native.vector(length, precision)
    this.#theta.values.set(start)
  }

  build(): StepMethod {
    const { wrappers, constantBatch } = this.#settings
    const noise = this.#noise()
    const ascent = this.#at('ascent')[0]
    const changes = this.#at('gradient', noise?.into)
    const before = this.#at('parameters')
    const after = this.#at('after')
    const decay = wrappers.find(({ id }) => id === 'coupled-decay')?.parameters.weightDecay
    const evaluator = new Evaluator({
      native: this.#native,
      objective: this.#objective,
      theta: this.#theta,
      gradient: this.#gradient,
      ascent: ascent?.program,
      changes: changes.map(({ program }) => program),
      decay: Number(decay ?? 0),
      drawNoise: noise?.draw,
    })
    const core = this.#core(evaluator)
    const own = [...(ascent ? [ascent] : []), ...changes]
    return new StepMethod({
      theta: this.#theta,
      gradient: this.#gradient,
      evaluator,
      core,
      before,
      after,
      alsoState: () =>
        Object.assign({}, ...this.#streamViews.map((view) => view()), ...own.map(stateOf)) as NamedArrays,
      steady: constantBatch && !noise && !this.#objective.beginStep && before.length === 0 && !after.some(moves),
      description: {
        acting: this.#acting(core, { ascent, changes, before, after }),
        decay: Number(decay ?? 0),
        noise: noise && this.#drawn(noise),
        curvature: this.#curvature,
      },
      tensors: this.#objective.tensors,
      mathematics: this.#native.mathematics,
    })
  }

  /** What acts around a rule and the rule, in their order; nothing around a method, which may evaluate more than once a step. */
  #acting(
    core: Core,
    around: {
      readonly ascent: WrapperProgram | undefined
      readonly changes: readonly WrapperProgram[]
      readonly before: readonly WrapperProgram[]
      readonly after: readonly WrapperProgram[]
    },
  ): Acting[] {
    if (core.kind !== 'rule') return []
    const at = (place: Acting['place'], programs: readonly WrapperProgram[]) =>
      programs.map((wrapper): Acting => ({ ...wrapper, place }))
    const momentum = optimizers.get(this.#settings.optimizer.id)?.momentum
    return [
      ...at('ascent', around.ascent ? [around.ascent] : []),
      ...at('gradient', around.changes),
      ...at('parameters', around.before),
      { id: 'rule', place: 'rule', program: core.program, ...(momentum !== undefined && { momentum }) },
      ...at('after', around.after),
    ]
  }

  /** The compiled wrappers of a place, in the catalog's order. */
  #at(place: WrapperPlace, noise?: NativeVector): WrapperProgram[] {
    return catalog.all
      .filter((wrapper) => wrapper.place === place && wrapper.rule !== undefined)
      .flatMap(({ id }) => this.#settings.wrappers.filter((chosen) => chosen.id === id))
      .map((chosen) => {
        const { formula, parameters } = resolveWrapper(chosen)
        return { id: chosen.id, program: this.#program(formula, parameters, noise && { noise }) }
      })
  }

  #program(formula: Rule, parameters: Readonly<Record<string, number>>, given?: ProgramOptions['given']) {
    const { precision, rate } = this.#settings
    const { tensors } = this.#objective
    const [theta, gradient] = [this.#theta, this.#gradient]
    return new RuleProgram(this.#native, formula, { precision, tensors, theta, gradient, parameters, given, rate })
  }

  /** The noise of wrappers that want some. */
  #noise() {
    const { wrappers, precision, seed, noise } = this.#settings
    if (!wrappers.some(({ id }) => catalog.get(id)?.noise)) return undefined
    const into = this.#native.vector(this.#theta.length, precision)
    if (noise)
      return {
        into,
        draw(t: number): void {
          const given = noise(t)
          for (let i = 0; i < into.length; i++) into.values[i] = given[i]!
        },
      }
    const stream = this.#native.stream(seed, 'perturbation')
    this.#streamViews.push(() => ({ perturbation: streamView(this.#native, stream) }))
    const draw = () => {
      for (let i = 0; i < into.length; i++) into.values[i] = stream.normal()
    }
    return { into, draw }
  }

  /** Draws the noise of a step and gives it. */
  #drawn({ into, draw }: { into: NativeVector; draw: (t: number) => void }) {
    return (t: number) => {
      draw(t)
      return into.values
    }
  }

  #core(evaluator: Evaluator): Core {
    const { optimizer } = this.#settings
    const vectors = nativeVectors(this.#native, this.#theta.length)
    const hessian = new Hessian({
      create: () => this.#native.vector(this.#theta.length, this.#settings.precision),
      theta: this.#theta,
      evaluate: (batch, into) => evaluator.plain(batch, into as NativeVector),
      objective: this.#objective,
    })
    const definition = optimizers.get(optimizer.id)
    if (definition && isMethod(definition)) return this.#method(definition, vectors, hessian)
    const { formula, parameters } = resolveRule(optimizer)
    const every = definition?.hessianDiagonal?.(optimizer.parameters)
    const diagonal = every === undefined ? undefined : this.#diagonal(hessian, every)
    const program = this.#program(formula, parameters, diagonal && { hessianDiagonal: diagonal.into })
    const momentum = definition?.momentum === undefined ? undefined : program.number(definition.momentum)
    return { kind: 'rule', program, momentum, diagonal: diagonal?.fill }
  }

  #method(definition: MethodOptimizer, vectors: ReturnType<typeof nativeVectors>, hessian: Hessian): Core {
    const [theta, gradient] = [this.#theta, this.#gradient]
    const method = definition.method({ vectors, theta, gradient, values: this.#settings.optimizer.parameters })
    return { kind: 'method', method, hessian: (batch) => hessian.full(batch) }
  }

  /** The Hessian's diagonal, taken anew before steps 1, 1 + every, … */
  #diagonal(hessian: Hessian, every: number) {
    const { precision, seed } = this.#settings
    const into = this.#native.vector(this.#theta.length, precision)
    const stream = this.#native.stream(seed, 'curvature')
    this.#streamViews.push(() => ({ curvature: streamView(this.#native, stream), hessianDiagonal: into.values }))
    this.#curvature = { every, stream, diagonal: into }
    const fill = (batch: Batch, t: number) => {
      if ((t - 1) % every === 0) hessian.diagonal(batch, into, stream, LIMITS.hessian)
    }
    return { into, fill }
  }
}

const stateOf = ({ id, program }: WrapperProgram): NamedArrays =>
  Object.fromEntries(Object.entries(program.state()).map(([name, array]) => [`${id}.${name}`, array]))

/** Averages only watch. */
const moves = ({ id }: WrapperProgram): boolean => !catalog.get(id)?.averages
