/** What one process has seen since it last told. */
export interface Counts {
  /** Calls of `verify` that were answered. */
  readonly verified: number;
  /** Codes that were accepted, each by user and step. */
  readonly accepted: readonly string[];
  /** Calls that threw: the code was denied. */
  readonly failed: number;
}

/** What all processes have seen together. */
export interface Tally {
  readonly verified: number;
  readonly failed: number;
  /** Different codes that were accepted. */
  readonly accepted: number;
  /** Times that a code was accepted which had been before. This is what must be 0. */
  readonly twice: number;
}

/** Counts the codes of all processes, and finds those that were accepted more than once. */
export class Tallying {
  readonly #seen = new Set<string>();
  #verified = 0;
  #failed = 0;
  #twice = 0;

  add({ verified, accepted, failed }: Counts): void {
    this.#verified += verified;
    this.#failed += failed;
    for (const code of accepted) {
      if (this.#seen.has(code)) this.#twice += 1;
      this.#seen.add(code);
    }
  }

  get tally(): Tally {
    return { verified: this.#verified, failed: this.#failed, accepted: this.#seen.size, twice: this.#twice };
  }
}
