/** Something that the person who starts the program can put right. The message says what, and how; it is shown as it is. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
