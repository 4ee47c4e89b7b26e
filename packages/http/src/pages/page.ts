import type { Html } from './html.ts';

/** A page without its frame. */
export interface Page {
  /** Default 200. */
  readonly status?: number;
  /** The state first, such as `Wrong code · Two-factor sign-in`. */
  readonly title: string;
  readonly main: Html;
  /** Whole seconds, for programs that wait (R1). */
  readonly retryAfterSeconds?: number | undefined;
  /** Methods that the address has, where it was asked for with another. */
  readonly allow?: string | undefined;
  /** Narrow pages have one thing to do, and no panel beside it. */
  readonly narrow?: boolean;
}

/** What a page's route answers. */
export type PageAnswer = ({ readonly page: Page } | { readonly seeOther: string }) & {
  readonly cookies?: readonly string[];
};
