/**
 * Racers of one architecture that see the same batches, as one batched graph with a leading axis of racers: a GPU's time on small networks
 * is all dispatch, so that many cost hardly more than one. Those with the same update texts stand beside each other and share their
 * update too.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Split } from '../trainer.ts'
import type { DeviceTrainer, Plan } from './deviceTrainer.ts'
import { curvatureOf } from './curvature.ts'
import type { Running, TensorBatch, TensorNetwork } from './network.ts'
import type { TensorPenalty } from './penalty.ts'
import { signatureOf, StackedMethod, type ProgramStates } from './stackedMethod.ts'

/** Neighbours with the same texts. */
interface Group {
  readonly members: readonly DeviceTrainer[]
  readonly method: StackedMethod
  readonly from: number
}

/** What an update changes, all of it on the device. */
export interface StackState {
  /** [R, P] */
  readonly theta: tf.Tensor2D
  /** Of each group. */
  readonly states: readonly ProgramStates[]
  /** Running averages of batch normalization. */
  readonly running: Running
  /** [R, P], where rules want the Hessian's diagonal; else undefined. */
  readonly diagonal: tf.Tensor2D | undefined
}

/** What an update takes beside the state: on the host, so that it can be made again. */
export interface Feed {
  /** One a member. */
  readonly plans: readonly Plan[]
  readonly batches: readonly TensorBatch[]
  /** [P] noise of a wrapper. */
  readonly noise: Float32Array | undefined
  /** Signs of Hutchinson's estimate, [P], where the diagonal is due; empty where it is taken exactly. */
  readonly curvature: Float32Array | undefined
}

/** What an update gave beside the new state. */
export interface StepTensors {
  /** [R, 1], without and with the penalty. */
  readonly plain: tf.Tensor2D
  readonly loss: tf.Tensor2D
  /** [R, P], as the rules got it. */
  readonly gradient: tf.Tensor2D
}

export class Stack {
  readonly members: readonly DeviceTrainer[]
  /** Gradients that an update takes, without those of the Hessian's diagonal. */
  readonly evaluations: number
  readonly #network: TensorNetwork
  readonly #penalty: TensorPenalty
  readonly #groups: readonly Group[]
  state: StackState

  constructor(network: TensorNetwork, penalty: TensorPenalty, members: readonly DeviceTrainer[]) {
    this.#network = network
    this.#penalty = penalty
    const bySignature = new Map<string, DeviceTrainer[]>()
    for (const member of members) {
      const signature = signatureOf(member.parts.method.description)
      bySignature.set(signature, [...(bySignature.get(signature) ?? []), member])
    }
    let from = 0
    this.#groups = [...bySignature.values()].map((own) => {
      const { objective, native } = own[0]!.parts
      const descriptions = own.map(({ parts }) => parts.method.description)
      const method = new StackedMethod(descriptions, objective.tensors, native.mathematics)
      return { members: own, method, from: (from += own.length) - own.length }
    })
    this.members = this.#groups.flatMap((group) => group.members)
    this.evaluations = this.#climbs ? 2 : 1
    this.state = this.#load()
  }

  get #climbs(): boolean {
    return this.#groups.some(({ method }) => method.climbs)
  }

  /** Everything from the twins onto the device. */
  #load(): StackState {
    const first = this.members[0]!.parts
    const rows = <T extends ArrayLike<number>>(of: (member: DeviceTrainer) => T) => stacked(this.members.map(of))
    const { curvature } = first.method.description
    for (const member of this.members) member.isSetBack = false
    return {
      theta: rows(({ parts }) => parts.method.theta.values),
      states: this.#groups.map(({ method }) => method.load()),
      running: this.#network.load(this.members.map(({ parts }) => parts.objective.state())),
      diagonal: curvature && rows(({ parts }) => parts.method.description.curvature!.diagonal.values),
    }
  }

  /** Everything into the twins. */
  async store(read: (tensors: readonly tf.Tensor[]) => Promise<Float32Array[]>): Promise<void> {
    const { theta, states, running, diagonal } = this.state
    const programs = this.#groups.map(({ method }, index) => method.unload(states[index]!))
    const averages = this.#network.unload(running)
    const parts = [[theta], ...programs.map(({ tensors }) => tensors), averages.tensors, diagonal ? [diagonal] : []]
    const data = await read(parts.flat())
    let at = 0
    const next = parts.map((part) => data.slice(at, (at += part.length)))
    const width = theta.shape[1]
    const rowOf = (values: Float32Array, row: number) => values.subarray(row * width, (row + 1) * width)
    programs.forEach(({ write }, index) => write(next[index + 1]!))
    averages.write(
      next[programs.length + 1]!,
      this.members.map(({ parts: twin }) => twin.objective.state()),
    )
    const drawn = this.members[0]!.parts.objective.state()
    this.members.forEach(({ parts: { method, objective } }, row) => {
      method.theta.values.set(rowOf(next[0]![0]!, row))
      if (diagonal) method.description.curvature!.diagonal.values.set(rowOf(next.at(-1)![0]!, row))
      // The first has drawn for all; averages are floats, streams whole numbers.
      for (const [name, array] of Object.entries(objective.state()))
        if (array instanceof Uint32Array && row > 0) array.set(drawn[name]!)
    })
    for (const member of this.members) {
      member.isFresh = true
      member.isWatched = false
    }
  }

  /** Plans the next update of every member. */
  plan(): Feed {
    const plans = this.members.map((member) => member.plan())
    const first = this.members[0]!.parts
    const { description } = first.method
    first.objective.beginStep?.()
    const { batch, t } = plans[0]!
    const batches = (batch.parts ?? [batch]).map((part): TensorBatch => {
      // The rows of a constant batch are all of them, in order.
      const rows = first.batches.constant ? undefined : Int32Array.from(part.indices)
      return { rows, ...first.objective.draw(part) }
    })
    const noises = this.members.map(({ parts }) => parts.method.description.noise?.(t))
    const due = description.curvature && (t - 1) % description.curvature.every === 0
    const signs = due
      ? this.members.map(({ parts }) =>
          curvatureOf.draw(parts.method.description.curvature!, parts.objective.parameters),
        )
      : []
    return {
      plans,
      batches,
      noise: noises[0] && Float32Array.from(noises[0]),
      curvature: signs[0],
    }
  }

  /** One update from `state`; nothing is kept but what is returned (to be called in a tidy). */
  step(state: StackState, { plans, batches, noise, curvature }: Feed): { state: StackState; tensors: StepTensors } {
    const { t } = plans[0]!
    const penalties = plans.map(({ settings }) => settings)
    let running = state.running
    const gradientAt = (theta: tf.Tensor2D) => {
      const taken = this.#mean(theta, batches, running)
      running = taken.running
      const { loss, gradient } = this.#penalty.add(theta, taken, penalties)
      return { plain: taken.loss, loss, gradient }
    }
    const given: Record<string, tf.Tensor> = noise ? { noise: tf.tensor2d(noise, [1, noise.length]) } : {}
    let { diagonal } = state
    if (curvature) {
      const along = (theta: tf.Tensor2D, count: number) => {
        const taken = this.#mean(theta, batches, this.#network.repeated(state.running, count))
        const repeated = penalties.flatMap((one) => Array.from({ length: count }, () => one))
        return this.#penalty.add(theta, taken, repeated).gradient
      }
      diagonal = curvatureOf.estimate(state.theta, curvature, along)
    }
    if (diagonal) given.hessianDiagonal = diagonal
    const first = gradientAt(state.theta)
    let { gradient } = first
    const inputsOf = ({ members, from }: Group) => ({
      t,
      rates: plans.slice(from, from + members.length).map(({ rate }) => rate),
      momenta: plans.slice(from, from + members.length).map(({ momentum }) => momentum),
      loss: rowsOf(first.loss, from, members.length),
      given: Object.fromEntries(
        Object.entries(given).map(([name, value]) => [
          name,
          value.shape[0] === 1 ? value : rowsOf(value as tf.Tensor2D, from, members.length),
        ]),
      ),
    })
    let states = state.states
    if (this.#climbs) {
      const climbed = this.#groups.map((group, index) =>
        group.method.climb(states[index]!, this.#own(state.theta, group), this.#own(gradient, group), inputsOf(group)),
      )
      states = climbed.map((one) => one.states)
      ;({ gradient } = gradientAt(joined(climbed.map(({ theta }) => theta as tf.Tensor2D))))
    }
    const stepped = this.#groups.map((group, index) => {
      const inputs = inputsOf(group)
      const theta = this.#own(state.theta, group)
      const loss = this.#decayed(group, inputs.loss, theta)
      return group.method.step(states[index]!, theta, this.#own(gradient, group), { ...inputs, loss })
    })
    return {
      state: {
        theta: joined(stepped.map(({ theta }) => theta as tf.Tensor2D)),
        states: stepped.map((one) => one.states),
        running,
        diagonal,
      },
      tensors: {
        plain: first.plain,
        loss: first.loss,
        gradient: joined(stepped.map(({ g }) => g as tf.Tensor2D)),
      },
    }
  }

  /** Mean loss and gradient over the parts of a batch. */
  #mean(theta: tf.Tensor2D, batches: readonly TensorBatch[], running: Running) {
    const [first, ...others] = batches
    let taken = this.#network.gradient(theta, first!, running)
    for (const batch of others) {
      const next = this.#network.gradient(theta, batch, taken.running)
      taken = {
        loss: tf.add<tf.Tensor2D>(taken.loss, next.loss),
        gradient: tf.add<tf.Tensor2D>(taken.gradient, next.gradient),
        running: next.running,
      }
    }
    if (others.length === 0) return taken
    const share = 1 / batches.length
    return {
      ...taken,
      loss: tf.mul<tf.Tensor2D>(taken.loss, share),
      gradient: tf.mul<tf.Tensor2D>(taken.gradient, share),
    }
  }

  #own(all: tf.Tensor2D, { from, members }: Group): tf.Tensor2D {
    return rowsOf(all, from, members.length)
  }

  /** A rule that reads the loss reads that with coupled decay. */
  #decayed({ members }: Group, loss: tf.Tensor, theta: tf.Tensor2D): tf.Tensor {
    const halves = members.map(({ parts }) => parts.method.description.decay / 2)
    if (halves.every((half) => half === 0)) return loss
    return tf.add(loss, tf.mul(tf.sum(tf.square(theta), 1, true), tf.tensor2d(halves, [members.length, 1])))
  }

  /** Mean loss and share of right answers over splits, of the point that is reported, and of its average where `averaged`. */
  scores(state: StackState, splits: readonly Split[], averaged: boolean) {
    const points = this.#groups.map((group, index) => {
      const theta = this.#own(state.theta, group)
      const { at, average } = group.method.report(state.states[index]!, theta)
      return { at: at as tf.Tensor2D, average: (average ?? at) as tf.Tensor2D }
    })
    const of = (theta: tf.Tensor2D) => splits.map((split) => this.#network.scores(theta, split, state.running))
    return {
      own: of(joined(points.map(({ at }) => at))),
      average: averaged ? of(joined(points.map(({ average }) => average))) : undefined,
    }
  }

  /** The point that is reported, [R, P]. */
  reported(state: StackState): tf.Tensor2D {
    return joined(
      this.#groups.map((group, index) => {
        const theta = this.#own(state.theta, group)
        return group.method.report(state.states[index]!, theta).at as tf.Tensor2D
      }),
    )
  }

  dispose(): void {
    for (const { method } of this.#groups) method.dispose()
    tf.dispose(this.state as unknown as tf.TensorContainer)
  }
}

const stacked = (rows: readonly ArrayLike<number>[]): tf.Tensor2D => {
  const width = rows[0]!.length
  const all = new Float32Array(rows.length * width)
  rows.forEach((row, index) => all.set(row, index * width))
  return tf.tensor2d(all, [rows.length, width])
}

const rowsOf = (all: tf.Tensor2D, from: number, count: number): tf.Tensor2D =>
  count === all.shape[0] ? all : tf.slice2d(all, [from, 0], [count, all.shape[1]])

const joined = (parts: readonly tf.Tensor2D[]): tf.Tensor2D =>
  parts.length === 1 ? parts[0]! : tf.concat2d([...parts], 0)
