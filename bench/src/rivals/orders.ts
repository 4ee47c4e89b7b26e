/** What a racer is told to do, and what its clock shows then, in milliseconds since the Unix epoch. */
export type Order = { readonly now: number } & (
  | { readonly what: 'enroll' }
  | { readonly what: 'confirm'; readonly code: string }
  | { readonly what: 'sign-in' }
  | { readonly what: 'verify'; readonly code: string }
);

/** The URI of an enrollment, the answer to a code, or nothing; else why the racer cannot go on. */
export type Reply = { readonly said: string } | { readonly failed: string };

/** The answer to a code that signed somebody in. Any other one is the code of a refusal, or the name of an error. */
export const letIn = 'let in';

/** The answer to a racer that failed because another process had the lock of SQLite, whatever better-auth made of that. */
export const databaseLocked = 'database locked';
