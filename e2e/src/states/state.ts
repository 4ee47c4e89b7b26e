import type { Visitor } from './visitor.ts';

/** A state that a person can meet, and the way there. */
export interface State {
  /** Its row in the list of states, and a word; the name of its picture too. */
  readonly name: string;
  /** What somebody does who has just signed in by password. */
  readonly reach: (visitor: Visitor) => Promise<unknown>;
  /** What the title of the page begins with. */
  readonly title: RegExp;
}
