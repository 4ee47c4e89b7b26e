/** What the replay guard needs to know of a device. */
export interface Guarded {
  /** Seconds that a code is shown for. */
  readonly period: number;
  /** The newest step accepted so far; -1 if there is none yet. */
  readonly lastStep: number;
}

/** A device whose secret is open. */
export interface Opened<D extends Guarded> {
  readonly device: D;
  /** The code of one step. */
  readonly codeAt: (step: number) => string;
}
