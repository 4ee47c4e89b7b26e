import { problemOf, problemResponse } from '@watchword/http';

/** What Express's error handlers go by: a status, and whether the message is for the client. */
export class TwoFactorError extends Error {
  override readonly name = 'TwoFactorError';
  /** 503 if it may be over at the next try, otherwise 500. */
  readonly status: number;
  /** As it is told to clients of the API. */
  readonly code: string;
  readonly expose = false;

  constructor(cause: unknown) {
    super('The second factor could not be checked. Nobody was let in; the cause says why.', { cause });
    const problem = problemOf(cause);
    this.code = problem.code;
    this.status = problemResponse(problem).status;
  }
}
