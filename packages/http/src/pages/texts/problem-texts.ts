import type { ProblemCode } from '../../problems/problem-codes.ts';

/** What a page says of a request that could not be carried out. */
export interface ProblemText {
  readonly title: string;
  readonly text: string;
}

/** The problems that a page of their own tells. */
export type ToldProblem = Extract<
  ProblemCode,
  | 'malformed'
  | 'not-signed-in'
  | 'cross-site'
  | 'not-found'
  | 'method-not-allowed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'internal-error'
  | 'unavailable'
>;

/** By the codes of the API. */
export interface ProblemTexts extends Readonly<Record<ToldProblem, ProblemText>> {
  readonly again: string;
  readonly signIn: string;
}
