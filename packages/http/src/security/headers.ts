/**
 * Headers of every answer: kept by nobody, framed by nobody, and nothing in it may run or load (A45, V19).
 *
 * The referrer goes to this origin only. `no-referrer` would make browsers send `Origin: null` with a site's own forms, and
 * so shut out those that do not send `Sec-Fetch-Site` either.
 */
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** Sets them, whatever was answered; a page names what it needs itself, and a file says how long it may be kept. */
export function withSecurityHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}
