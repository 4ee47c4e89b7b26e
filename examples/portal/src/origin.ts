import { type Environment, SetupError } from '@watchword-examples/centre';

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * `PORTAL_ORIGIN`, or `undefined` if it is not set. Passwords and codes are only taken over https, or on this machine
 * (N4).
 *
 * @throws {SetupError} if it is no origin, or one without https that is not this machine
 */
export function readOrigin(environment: Environment): string | undefined {
  const text = environment['PORTAL_ORIGIN'];
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || text !== url.origin) {
    throw new SetupError(
      'PORTAL_ORIGIN is not an origin. Set it to scheme, host and port alone, such as https://my.my-hpc.example',
    );
  }
  if (url.protocol === 'https:' || loopback.includes(url.hostname)) return url.origin;
  throw new SetupError(
    'PORTAL_ORIGIN begins with http:, which would send passwords in the clear. Put a proxy with https before the portal, and begin the origin with https:',
  );
}
