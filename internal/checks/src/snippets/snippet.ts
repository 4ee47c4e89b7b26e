/** A code block of a document or doc comment. */
export interface Snippet {
  /** Where it is written; `line` is that of its first line of code, from 1. */
  readonly file: string;
  readonly line: number;
  readonly language: string;
  /** True if the block is marked as `continued`: it goes on where the one before it in this file ended. */
  readonly continued: boolean;
  readonly code: string;
}
