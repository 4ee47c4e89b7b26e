import type { Settings } from './states-site.ts';
import type { Visitor } from './visitor.ts';

/** A state that a person can meet, and the way there. */
export interface State {
  /** Its row in the list of states, and a word; the name of its picture too. */
  readonly name: string;
  /** What somebody does who has just signed in by password. */
  readonly reach: (visitor: Visitor) => Promise<unknown>;
  /** Of the host, where it takes another one to get there. */
  readonly settings?: Settings;
  /** What the title of the page begins with. */
  readonly title: RegExp;
  /** What is read on it, where the title is that of other states too. */
  readonly shows?: string;
}
