/** Pages that a sign-in may lead back to. Anything else that asks to be returned to is not (A44). */
const memberPages = ['/account', '/account/two-factor', '/account/two-factor/link', '/account/two-factor/done'];
const knownPages = [...memberPages, '/sign-in', '/sign-in/code'];

/** A return address as it came with a request, or the account page. */
export function returnPath(wanted: unknown): string {
  return memberPages.find((path) => path === wanted) ?? '/account';
}

/** The sign-in page, which leads on to `path` afterwards. */
export function signInPath(path: string): string {
  const next = returnPath(path);
  return next === '/account' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** The page with this path, or the first one: a path from a request is not put into a link. */
export function knownPage(path: string): string {
  return knownPages.find((known) => known === path) ?? '/';
}
