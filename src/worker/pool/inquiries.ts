/** What is asked of the workers beside a race: scenes, landscapes, schedules and estimates; the first of them answers. */
import type { Choice, Experiment, Racer } from '../../experiment/document.ts'
import type { Answer, Landscape, Region, SceneData } from '../protocol.ts'
import { Questions, type QuestionBody } from './questions.ts'
import type { Seat } from './seat.ts'
import { spread, workerCount } from './spread.ts'

export class Inquiries {
  readonly #questions = new Questions()
  readonly #seat: () => Seat
  readonly #cores: number

  /**
   * @param seat the place of the worker that answers
   * @param cores number of cores, over which racers are spread
   */
  constructor(seat: () => Seat, cores: number) {
    this.#seat = seat
    this.#cores = cores
  }

  scene(document: Experiment): Promise<SceneData> {
    return this.#ask<SceneData>({ type: 'scene', document })
  }

  landscape(surface: Choice, region: Region, width: number, height: number): Promise<Landscape> {
    return this.#ask<Landscape>({ type: 'landscape', surface, region, width, height })
  }

  schedule(racer: Racer, budget: number, points: number): Promise<Float64Array> {
    return this.#ask<Float64Array>({ type: 'schedule', racer, budget, points })
  }

  /** Seconds that the racers take, side by side in the workers there are. */
  async estimate(document: Experiment): Promise<number> {
    const seconds = await this.#ask<Float64Array>({ type: 'estimate', document })
    const indices = Array.from(seconds.keys())
    const parts = spread(indices, workerCount(this.#cores, indices.length))
    return Math.max(...parts.map((part) => part.reduce((sum, index) => sum + seconds[index]!, 0)))
  }

  answer(id: number, value: Answer): void {
    this.#questions.answer(id, value)
  }

  refuse(id: number, message: string): void {
    this.#questions.refuse(id, message)
  }

  /** The worker at this place died, and another one is there: it is asked what is still open. */
  again(seat: Seat): void {
    if (seat === this.#seat()) for (const message of this.#questions.unanswered) seat.post(message)
  }

  /** The worker at this place is given up: what is still open gets no answer. */
  refuseAll(seat: Seat, message: string): void {
    if (seat === this.#seat()) this.#questions.refuseAll(message)
  }

  #ask<T extends Answer>(question: QuestionBody): Promise<T> {
    const seat = this.#seat()
    if (seat.empty) seat.seat()
    return this.#questions.ask<T>(question, (message) => seat.post(message))
  }
}
