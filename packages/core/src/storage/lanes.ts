/**
 * Lets the calls for one key run one after another. It only saves round trips within one process, where parallel calls for
 * a user would make each other decide again; that every code is accepted once never rests on it.
 */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `task` once every earlier task of this key has settled, whatever became of those. */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turn = this.#last.get(key)?.then(task, task) ?? task();
    this.#last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    }
  }
}
