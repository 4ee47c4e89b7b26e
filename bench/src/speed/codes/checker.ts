/** Something that computes and checks the codes of one secret: SHA1, 6 digits, 30 seconds. */
export interface Checker {
  readonly name: string;
  /** The code of now. */
  readonly generate: () => string;
  /** Whether a code is one of now, of the step before or of the step after. */
  readonly check: (code: string) => boolean;
}

export type MakeChecker = (secret: Buffer) => Checker;
