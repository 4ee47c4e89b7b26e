/** The user signed out, or somebody else signed in, while a code was being checked. It is spent, and opens nothing. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
  readonly status = 401;
  readonly code = 'not-signed-in';
  readonly expose = false;

  constructor() {
    super('The session ended while the code was checked. Nobody was let in: sign in again.');
  }
}
