import type { Request } from 'express';

/**
 * Whether a person waits for a page. Browsers say so, and a script that fetches cannot say it for them; those too old for
 * that, and programs that want pages, name HTML in `Accept`.
 */
export function isNavigation({ headers }: Pick<Request, 'headers'>): boolean {
  const mode = headers['sec-fetch-mode'];
  return mode === undefined ? /\btext\/html\b/i.test(headers.accept ?? '') : mode === 'navigate';
}
