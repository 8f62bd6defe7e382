/** The update of racers that have the same texts: their programs run as one, with an own number of each racer. */
import type { Acting } from '../method/traceStep.ts'
import type { MethodDescription } from '../method/stepMethod.ts'
import { compileTensorRule, type TensorRule, type TensorStates } from '../../formula/tfjs/compileRule.ts'
import type { Mathematics } from '../../formula/mathematics.ts'
import type { Rule } from '../resolve.ts'
import type { NamedArrays, TensorInfo } from '../trainer.ts'
import { tensorOperations, type Tensor } from './operations.ts'

/** States of all programs, in their order. */
export type ProgramStates = readonly TensorStates<Tensor>[]

/** What a step hands to the programs: rates and momenta one a racer. */
export interface ProgramInputs {
  readonly t: number
  readonly rates: readonly number[]
  readonly momenta: readonly (number | undefined)[]
  /** [R, 1] */
  readonly loss: Tensor
  readonly given: Readonly<Record<string, Tensor>>
}

interface Program {
  readonly acting: Acting
  readonly rule: TensorRule<Tensor>
}

/** What tells whether racers have the same texts. */
export function signatureOf({ acting }: MethodDescription): string {
  const textOf = (rule: Rule) => ('matrix' in rule ? [rule.matrix.text, rule.other.text] : [rule.text])
  return JSON.stringify(acting.map(({ id, place, program }) => [id, place, ...textOf(program.rule)]))
}

export class StackedMethod {
  readonly #programs: readonly Program[]
  readonly #members: readonly MethodDescription[]

  constructor(members: readonly MethodDescription[], tensors: readonly TensorInfo[], mathematics: Mathematics) {
    this.#members = members
    this.#programs = members[0]!.acting.map((acting, index) => ({
      acting,
      rule: compileTensorRule(acting.program.rule, {
        operations: tensorOperations,
        mathematics,
        tensors,
        parameters: members.map(({ acting: own }) => own[index]!.program.parameters),
        momentum: acting.momentum,
      }),
    }))
  }

  /** The states that the racers' own programs have. */
  load(): ProgramStates {
    return this.#programs.map(({ rule }, index) =>
      rule.load(this.#members.map(({ acting }) => acting[index]!.program.state())),
    )
  }

  /** The tensors to be read of the states, and what writes their data into the racers' own programs. */
  unload(states: ProgramStates): { tensors: readonly Tensor[]; write: (data: readonly Float32Array[]) => void } {
    const unloaded = this.#programs.map(({ rule }, index) => rule.unload(states[index]!))
    return {
      tensors: unloaded.flatMap(({ tensors }) => tensors),
      write: (data) => {
        let from = 0
        unloaded.forEach(({ tensors, assemble }, index) => {
          const arrays = assemble(data.slice(from, (from += tensors.length)))
          this.#members.forEach(({ acting }, racer) => write(acting[index]!.program.state(), arrays[racer]!))
        })
      },
    }
  }

  dispose(): void {
    for (const { rule } of this.#programs) rule.dispose()
  }

  get climbs(): boolean {
    return this.#programs.some(({ acting }) => acting.place === 'ascent')
  }

  /** Theta uphill from `theta`; the states of the ascent move on. */
  climb(states: ProgramStates, theta: Tensor, g: Tensor, inputs: ProgramInputs) {
    return this.#run(['ascent'], states, theta, g, inputs)
  }

  /** Theta, gradient and states after everything but the ascent. */
  step(states: ProgramStates, theta: Tensor, g: Tensor, inputs: ProgramInputs) {
    const changed = this.#run(['gradient'], states, theta, g, inputs)
    const moved = this.#run(['parameters', 'rule', 'after'], changed.states, theta, changed.g, inputs)
    return { ...moved, g: changed.g }
  }

  #run(
    places: readonly Acting['place'][],
    states: ProgramStates,
    theta: Tensor,
    g: Tensor,
    { t, rates, momenta, loss, given }: ProgramInputs,
  ): { theta: Tensor; g: Tensor; states: ProgramStates } {
    const next = [...states]
    this.#programs.forEach(({ acting, rule }, index) => {
      if (!places.includes(acting.place)) return
      const momentum = acting.place === 'rule' ? momenta : undefined
      const after = rule.step(next[index]!, { theta, g, t, rates, loss, given, momentum })
      next[index] = after.states
      theta = after.theta
      // What a rule makes of its gradient is its own affair.
      if (acting.place === 'gradient') g = after.g
    })
    return { theta, g, states: next }
  }

  /** The point that is evaluated, [R, P], and the average that is shown beside it. */
  report(states: ProgramStates, theta: Tensor): { at: Tensor; average: Tensor | undefined } {
    let at = theta
    let average: Tensor | undefined
    this.#programs.forEach(({ acting, rule }, index) => {
      if (acting.place !== 'rule' && acting.place !== 'after') return
      if (acting.place === 'rule') at = rule.report(states[index]!, theta) ?? theta
      average = rule.shown(states[index]!, theta).average ?? average
    })
    return { at, average }
  }
}

function write(views: NamedArrays, arrays: NamedArrays): void {
  for (const [name, array] of Object.entries(views)) array.set(arrays[name]!)
}
