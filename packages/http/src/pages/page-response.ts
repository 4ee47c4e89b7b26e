import { documentOf } from './layout/document.ts';
import type { Page, PageAnswer } from './page.ts';
import type { Site } from './site.ts';

/**
 * What a page may load: its own files, and pictures that are in it. Nothing inline runs, so that a name with markup in it
 * could do nothing even if it were not escaped (A44, A45).
 */
function policyOf({ redirectsTo }: Site): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    ["form-action 'self'", ...redirectsTo].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A page as it is sent, or the way to another. After a form, browsers get that with GET, whatever they sent (303). */
export async function pageResponse(site: Site, answer: PageAnswer): Promise<Response> {
  const response =
    'page' in answer
      ? await rendered(site, answer.page)
      : new Response(null, { status: 303, headers: { location: answer.seeOther } });
  for (const cookie of answer.cookies ?? []) response.headers.append('set-cookie', cookie);
  return response;
}

async function rendered(site: Site, page: Page): Promise<Response> {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyOf(site),
  });
  const { status = 200, retryAfterSeconds, allow } = page;
  if (status === 429 && retryAfterSeconds) headers.set('retry-after', String(retryAfterSeconds));
  if (status === 401) headers.set('www-authenticate', 'Session');
  if (allow !== undefined) headers.set('allow', allow);
  return new Response(String(await documentOf(site, page)), { status, headers });
}
