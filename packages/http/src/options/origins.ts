import { WatchwordError } from '@watchword/core/storage';

const thisMachine: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origins whose pages may change anything. In production there must be one, and codes are taken over https only, or on
 * this machine (A43, N4).
 *
 * @throws `misuse`
 */
export function parseOrigins(given: readonly string[] = []): ReadonlySet<string> {
  const inProduction = process.env['NODE_ENV'] === 'production';
  const list: unknown = given;
  if (!Array.isArray(list)) throw misuse('must be a list, such as ["https://my.my-hpc.example"]');
  if (inProduction && given.length === 0) {
    throw misuse(
      'is required when NODE_ENV is production. Name your site as browsers see it: ["https://my.my-hpc.example"]',
    );
  }
  for (const origin of given) checkOrigin(origin, inProduction);
  return new Set(given);
}

/**
 * An origin in its one spelling: what a browser sends is compared letter by letter.
 *
 * @throws `misuse`
 */
export function parseOrigin(origin: unknown): URL {
  const url = typeof origin === 'string' && URL.canParse(origin) ? new URL(origin) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.origin === origin && !url.host.includes('*')) return url;
  throw new WatchwordError(
    'misuse',
    'An origin is scheme, host and port alone, in lower case and without a slash at its end, such as ' +
      '"https://my.my-hpc.example".',
  );
}

function checkOrigin(origin: string, inProduction: boolean): void {
  const { protocol, hostname } = parseOrigin(origin);
  if (!inProduction || protocol === 'https:' || thisMachine.includes(hostname)) return;
  throw misuse('holds an address without https, which would send codes in the clear. Begin it with https:');
}

function misuse(rule: string): WatchwordError {
  return new WatchwordError('misuse', `origins ${rule}.`);
}
