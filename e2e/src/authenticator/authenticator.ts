import { runOrThrow } from '../process/run.ts';
import { startOf } from './steps.ts';

/** A phone's authenticator app: what it read, and the codes that it shows. */
export interface Authenticator {
  readonly issuer: string;
  readonly account: string;
  /** The code of a step, by `oathtool`. */
  code(step: number): Promise<string>;
  /** A code that is not right in any step near this one. */
  wrongCode(step: number): Promise<string>;
}

/** Links an app by the otpauth URI that a QR code held. */
export function linkAuthenticator(uri: string): Authenticator {
  const { protocol, host, pathname, searchParams } = new URL(uri);
  if (protocol !== 'otpauth:' || host !== 'totp') throw new Error('The QR code holds no otpauth://totp URI.');
  const secret = searchParams.get('secret') ?? '';
  const code = (step: number): Promise<string> => totp(secret, step);
  return {
    issuer: searchParams.get('issuer') ?? '',
    account: decodeURIComponent(pathname).split(':').at(-1) ?? '',
    code,
    async wrongCode(step) {
      const near = await Promise.all([-2, -1, 0, 1, 2].map((distance) => code(step + distance)));
      const candidates = ['000000', '111111', '222222', '333333', '444444', '555555'];
      return candidates.find((candidate) => !near.includes(candidate)) ?? '666666';
    },
  };
}

/** The secret goes through a pipe: arguments show in the list of processes. */
async function totp(secret: string, step: number): Promise<string> {
  const now = `@${startOf(step) / 1000}`;
  const output = await runOrThrow('oathtool', ['--totp', '-b', '-N', now, '-'], { input: `${secret}\n` });
  return output.trim();
}
