import { returnPath, signInPath } from '../routes/paths.ts';
import type { Visitor } from './visitor.ts';

/** Whom a route is for. */
export type Access = 'nobody' | 'first-factor' | 'member';

/** What is asked for. */
export interface Wish {
  readonly access: Access;
  /** The page that is asked for, or that the form is on. */
  readonly path: string;
  /** Where a sign-in leads on to. */
  readonly next: unknown;
}

/** Where a visitor has to go instead; `undefined` if what is asked for is theirs. */
export function detour({ level }: Visitor, { access, path, next }: Wish): string | undefined {
  if (level === access) return undefined;
  if (level === 'nobody') return signInPath(path);
  if (level === 'first-factor') return '/sign-in/code';
  return returnPath(next);
}
