/** Steps that a lane makes for several racers together, beside the loop: one flight at a time, whose racers stay as they were until it is back. */
import type { LoopTrainer, RunningRacer } from './runningRacer.ts'

/** What makes the steps of several trainers together (engine/tfjs/lane.ts). */
export interface LoopLane {
  /** Some steps of those furthest behind; `store` brings them up to date. Rejects where it cannot go on. */
  advance(trainers: readonly LoopTrainer[], goal: number, store: boolean): Promise<void>
  dispose(): void
}

export class Flights {
  readonly #open: () => LoopLane
  readonly #landed: () => void
  #lane: LoopLane | undefined
  #flying = false

  /**
   * @param open the lane of a run, when its first flight takes off
   * @param landed called when a flight of the present run is back
   */
  constructor(open: () => LoopLane, landed: () => void) {
    this.#open = open
    this.#landed = landed
  }

  /** Takes off where racers that are carried have not reached `goal`, unless a flight is under way. */
  take(racers: readonly RunningRacer[], goal: number, store: boolean): void {
    const carried = racers.filter((racer) => racer.status === 'running' && racer.step < goal && racer.carried)
    if (this.#flying || carried.length === 0) return
    const lane = (this.#lane ??= this.#open())
    this.#flying = true
    const trainers = carried.map((racer) => racer.carried!)
    void lane
      .advance(trainers, goal, store)
      .then(
        () => carried.forEach((racer) => racer.landed()),
        (error: unknown) => carried.forEach((racer) => racer.fail(error)),
      )
      .then(() => {
        // The lane of a run that was dropped meanwhile is given back now.
        if (this.#lane !== lane) return lane.dispose()
        this.#flying = false
        this.#landed()
      })
  }

  /** The run is over: its flight comes back to nobody. */
  drop(): void {
    if (!this.#flying) this.#lane?.dispose()
    this.#lane = undefined
    this.#flying = false
  }
}
