/** Questions to a worker that wait for their answer. */
import type { Answer, ToWorker } from '../protocol.ts'

type Question = Extract<ToWorker, { type: 'scene' | 'landscape' | 'schedule' | 'estimate' }>
/** A question without its number. */
export type QuestionBody<T = Question> = T extends Question ? Omit<T, 'id'> : never

interface Waiting {
  readonly message: Question
  resolve(value: Answer): void
  reject(reason: Error): void
}

export class Questions {
  readonly #waiting = new Map<number, Waiting>()
  #next = 1

  /** Messages not answered yet, to be sent again to a new worker. */
  get unanswered(): Question[] {
    return [...this.#waiting.values()].map(({ message }) => message)
  }

  ask<T extends Answer>(body: QuestionBody, post: (message: Question) => void): Promise<T> {
    const message = { ...body, id: this.#next++ } as Question
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.id, { message, resolve: resolve as Waiting['resolve'], reject })
      post(message)
    })
  }

  answer(id: number, value: Answer): void {
    this.#waiting.get(id)?.resolve(value)
    this.#waiting.delete(id)
  }

  refuse(id: number, message: string): void {
    this.#waiting.get(id)?.reject(new Error(message))
    this.#waiting.delete(id)
  }

  refuseAll(message: string): void {
    for (const id of [...this.#waiting.keys()]) this.refuse(id, message)
  }
}
