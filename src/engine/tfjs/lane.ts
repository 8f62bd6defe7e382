/**
 * Advances racers on a device: a slice of updates is sent off without waiting, then all its figures are read at once. Racers that see the
 * same batches run as one stack.
 */
import * as tf from '@tensorflow/tfjs-core'
import { getTensorsInContainer } from '@tensorflow/tfjs-core/dist/tensor_util'
import type { Scores, Split } from '../trainer.ts'
import { tensorAt } from '../ledger.ts'
import { countsAnswers } from '../native/networkLoss.ts'
import { TensorNetwork } from './network.ts'
import { curvatureOf } from './curvature.ts'
import type { DeviceTrainer, Outcome, Plan } from './deviceTrainer.ts'
import { TensorPenalty } from './penalty.ts'
import { Readings, type Reading } from './readings.ts'
import { Stack, type Feed, type StackState } from './stack.ts'

/** What the lane needs of an open device. */
export interface LaneDevice {
  /** Numbers of tensors; rejects with a fault where the device is lost or does not answer. */
  read(tensors: readonly tf.Tensor[]): Promise<Float32Array[]>
}

export interface LaneOptions {
  /** Seconds. */
  readonly clock: () => number
  /** Called between two updates, as a sign of life. */
  readonly alive?: () => void
}

/** Seconds that a slice lasts at most, and at least where it may be longer. */
const LONG = 0.06
const SHORT = 0.025
/** Updates that wait for their figures at most. */
const MOST = 512

/** What is read of an update. */
interface Taken {
  readonly feed: Feed
  /** [R, 5]: plain loss, loss, and the squares of the norms of gradient, parameters and update. */
  readonly figures: Reading | undefined
  readonly line: Reading | undefined
  readonly scores: readonly Evaluated[]
  readonly averages: readonly Evaluated[]
  readonly heard: Reading | undefined
}

interface Evaluated {
  readonly split: Split
  /** [R] */
  readonly loss: Reading
  readonly right: Reading
}

export class Lane {
  readonly #device: LaneDevice
  readonly #clock: () => number
  readonly #alive: () => void
  #network: TensorNetwork | undefined
  #penalty: TensorPenalty | undefined
  #stacks: Stack[] = []
  /** Updates of a slice. */
  #length = 1

  constructor(device: LaneDevice, { clock, alive = () => {} }: LaneOptions) {
    this.#alive = alive
    this.#device = device
    this.#clock = clock
  }

  /**
   * Lets the racers that are furthest behind make a slice of updates, up to `goal`. `store` brings the twins up to date, so that
   * checkpoints and pictures are of the present; so does whatever ends.
   */
  async advance(trainers: readonly DeviceTrainer[], goal: number, store = false): Promise<void> {
    const behind = trainers.filter((one) => one.isRunning && one.step < Math.min(goal, one.budget))
    if (behind.length === 0) return
    const step = Math.min(...behind.map((one) => one.step))
    const groups = new Map<string, DeviceTrainer[]>()
    for (const one of behind)
      if (one.step === step) groups.set(one.stackKey, [...(groups.get(one.stackKey) ?? []), one])
    for (const members of groups.values()) await this.#slice(await this.#stackOf(members), goal, store)
  }

  dispose(): void {
    for (const stack of this.#stacks) stack.dispose()
    this.#stacks = []
    this.#network?.dispose()
    this.#penalty?.dispose()
    this.#network = this.#penalty = undefined
  }

  /** The stack of just these racers; others that hold one of them give it back first. */
  async #stackOf(members: readonly DeviceTrainer[]): Promise<Stack> {
    const same = (stack: Stack) =>
      stack.members.length === members.length &&
      members.every((member) => !member.isSetBack && stack.members.includes(member))
    const known = this.#stacks.find(same)
    if (known) return known
    for (const stack of this.#stacks.filter((one) => one.members.some((member) => members.includes(member)))) {
      await stack.store((tensors) => this.#device.read(tensors))
      stack.dispose()
      this.#stacks = this.#stacks.filter((one) => one !== stack)
    }
    const { objective, native } = members[0]!.parts
    this.#network ??= new TensorNetwork(objective.description, objective.tensors, native.mathematics)
    this.#penalty ??= new TensorPenalty(objective.tensors, native.mathematics)
    const stack = new Stack(this.#network, this.#penalty, members)
    this.#stacks.push(stack)
    return stack
  }

  async #slice(stack: Stack, goal: number, store: boolean): Promise<void> {
    const begun = this.#clock()
    const start = stack.state
    const readings = new Readings()
    const taken: Taken[] = []
    let health: tf.Tensor | undefined
    const end = Math.min(goal, stack.members[0]!.budget)
    try {
      for (let step = stack.members[0]!.step; step < end && taken.length < this.#length; step++) {
        const feed = stack.plan()
        const made = this.#update(stack, stack.state, feed, readings, health)
        if (stack.state !== start) disposeBut(stack.state, made.state)
        health?.dispose()
        stack.state = made.state
        health = made.health
        taken.push(made.taken)
        this.#alive()
        const { hears, stops } = joint(feed.plans)
        if (hears || stops) break
      }
      if (taken.length === 0) return
      const bad = readings.add(tf.tidy(() => tf.add(health!, zeroOf(stack.state.theta))))
      await readings.read(this.#device)
      const isSick = stack.members.map((_, row) => !Number.isFinite(bad.values[row]!))
      const ends = taken.some(({ feed }) => feed.plans.some(({ isLast, stops }) => isLast || stops))
      const reached = stack.members[0]!.step + taken.length >= end
      if (store || ends || reached || isSick.includes(true)) await stack.store((tensors) => this.#device.read(tensors))
      const seconds = (this.#clock() - begun) / taken.length
      const sick = isSick.includes(true)
        ? await this.#locate(stack, start, taken, isSick)
        : new Map<DeviceTrainer, Ill>()
      stack.members.forEach((member, row) => {
        const ill = sick.get(member)
        taken.forEach((one, index) => {
          if (ill && index === ill.index) member.diverge(one.feed.plans[row]!, ill.where)
          else if (!ill || index < ill.index)
            member.settle(one.feed.plans[row]!, this.#outcome(stack, one, row), seconds)
        })
      })
    } finally {
      health?.dispose()
      readings.dispose()
      if (stack.state !== start) disposeBut(start, stack.state)
    }
    this.#adapt(this.#clock() - begun, taken.length)
  }

  #adapt(seconds: number, made: number): void {
    if (seconds > LONG) this.#length = Math.max(1, Math.floor(this.#length / 2))
    else if (seconds < SHORT && made === this.#length) this.#length = Math.min(MOST, this.#length * 2)
  }

  /** Sends an update off, with everything that will be read of it. */
  #update(stack: Stack, state: StackState, feed: Feed, readings: Readings, health: tf.Tensor | undefined) {
    const wanted = joint(feed.plans)
    const kept: Reading[] = []
    const keep = (tensor: tf.Tensor) => {
      const reading = readings.add(tensor)
      kept.push(reading)
      return reading
    }
    let taken: Taken | undefined
    const made = tf.tidy(() => {
      const { state: next, tensors } = stack.step(state, feed)
      const { plain, loss, gradient } = tensors
      const parameters = gradient.shape[1]
      const sum = zeroOf(tf.concat2d([gradient, loss], 1))
      const ill = health ? tf.add(health, sum) : sum
      const figures = wanted.measures
        ? keep(
            tf.concat2d(
              [plain, loss, square(gradient), square(next.theta), square(tf.sub(next.theta, state.theta))],
              1,
            ),
          )
        : undefined
      const { own, average } = wanted.splits.length
        ? stack.scores(
            next,
            wanted.splits,
            stack.members.some(({ parts }) => parts.metrics.rows.averaged),
          )
        : { own: [], average: undefined }
      const evaluated = (scores: typeof own) =>
        scores.map(({ loss: of, right }, index): Evaluated => {
          return { split: wanted.splits[index]!, loss: keep(of), right: keep(right) }
        })
      const { heard } = stack.members[0]!.parts.metrics.rows
      taken = {
        feed,
        figures,
        line: wanted.measures && parameters === 2 ? keep(stack.reported(next)) : undefined,
        scores: evaluated(own),
        averages: average ? evaluated(average) : [],
        heard: wanted.hears || wanted.stops ? keep(stack.scores(next, [heard], false).own[0]!.loss) : undefined,
      }
      return { next, ill, kept: kept.map(({ tensor }) => tensor) } as unknown as tf.TensorContainer
    }) as unknown as { next: StackState; ill: tf.Tensor }
    return { state: made.next, health: made.ill, taken: taken! }
  }

  /** The figures of one racer. */
  #outcome(stack: Stack, { feed, figures, line, scores, averages, heard }: Taken, row: number): Outcome {
    const { parts } = stack.members[row]!
    const of = (column: number) => figures?.values[row * 5 + column] ?? NaN
    const { splits } = feed.plans[row]!
    const counted = (all: readonly Evaluated[]) =>
      Object.fromEntries(
        all
          .filter(({ split }) => splits.includes(split))
          .map(({ split, loss, right }): [Split, Scores] => {
            const counts = countsAnswers(parts.objective.description.loss.loss)
            const accuracy = counts ? right.values[row]! / parts.objective.counts[split] : NaN
            return [split, { loss: loss.values[row]!, accuracy }]
          }),
      )
    const { curvature } = parts.method.description
    const differences = feed.curvature && curvature ? curvatureOf.evaluations(parts.objective.parameters) : 0
    return {
      batchLoss: of(0),
      batchObjective: of(1),
      gradientNorm: Math.sqrt(of(2)),
      weightNorm: Math.sqrt(of(3)),
      updateNorm: Math.sqrt(of(4)),
      line: line?.values.subarray(row * 2, row * 2 + 2),
      scores: counted(scores),
      averageScores: parts.metrics.rows.averaged && averages.length > 0 ? counted(averages) : undefined,
      heard: heard?.values[row] ?? NaN,
      evaluations: feed.batches.length * (stack.evaluations + differences),
    }
  }

  /** Makes the slice again, reading every update, to see where racers stopped being finite. */
  async #locate(stack: Stack, start: StackState, taken: readonly Taken[], isSick: readonly boolean[]) {
    const found = new Map<DeviceTrainer, Ill>()
    let state = start
    for (const [index, { feed }] of taken.entries()) {
      const made = tf.tidy(() => {
        const { state: next, tensors } = stack.step(state, feed)
        return { next, loss: tensors.loss, gradient: tensors.gradient } as unknown as tf.TensorContainer
      }) as unknown as { next: StackState; loss: tf.Tensor; gradient: tf.Tensor2D }
      const [loss, gradient, theta] = await this.#device.read([made.loss, made.gradient, made.next.theta])
      tf.dispose([made.loss, made.gradient])
      if (state !== start) disposeBut(state, made.next)
      state = made.next
      stack.members.forEach((member, row) => {
        if (!isSick[row] || found.has(member)) return
        const { tensors, parameters } = member.parts.objective
        const firstOf = (values: Float32Array) =>
          values.subarray(row * parameters, (row + 1) * parameters).findIndex((value) => !Number.isFinite(value))
        if (!Number.isFinite(loss![row]!)) found.set(member, { index, where: 'loss' })
        else {
          const at = [firstOf(gradient!), firstOf(theta!)].find((place) => place >= 0)
          if (at !== undefined) found.set(member, { index, where: tensorAt(tensors, at) })
        }
      })
    }
    if (state !== start) disposeBut(state, start)
    return found
  }
}

interface Ill {
  /** Which update of the slice. */
  readonly index: number
  readonly where: string
}

/** What any of the racers wants. */
function joint(plans: readonly Plan[]) {
  return {
    measures: plans.some(({ measures }) => measures),
    hears: plans.some(({ hears }) => hears),
    stops: plans.some(({ stops }) => stops),
    splits: [...new Set(plans.flatMap(({ splits }) => splits))],
  }
}

/** A row's sum times zero, [R, 1]: zero, unless something in the row is infinite or not a number. */
function zeroOf(rows: tf.Tensor2D): tf.Tensor {
  return tf.matMul(rows, tf.zeros<tf.Rank.R2>([rows.shape[1], 1]))
}

/** Sum of squares of every row, [R, 1]. */
function square(x: tf.Tensor): tf.Tensor2D {
  return tf.sum<tf.Tensor2D>(tf.square(x), 1, true)
}

/** Gives back what a state holds and another does not. */
function disposeBut(state: StackState, kept: StackState): void {
  const held = new Set(tensorsOf(kept))
  for (const tensor of tensorsOf(state)) if (!held.has(tensor)) tensor.dispose()
}

const tensorsOf = (state: StackState): tf.Tensor[] => getTensorsInContainer(state as unknown as tf.TensorContainer)
