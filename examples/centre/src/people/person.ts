/** A project that the centre has granted hours to. Only while it is active may its members use the machines. */
export interface Project {
  readonly name: string;
  readonly active: boolean;
}

/** A person who has an account with the centre. The password's hash never leaves the directory. */
export interface Person {
  /** Random, and never changed or given to anyone else: the id that Watchword keeps its record under. */
  readonly id: string;
  /** What the person signs in with. Compared exactly: `Mere` is not `mere`. */
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** Until then the account is not fully made: whoever typed the address may not own it (A34). */
  readonly emailVerified: boolean;
  readonly hasPassword: boolean;
  readonly project: Project | null;
}
