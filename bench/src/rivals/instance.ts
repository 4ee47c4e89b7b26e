import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';

/** Better-auth with two-factor authentication, on this database; default options, but for the rate limit. */
export function instance(database: BetterAuthOptions['database']) {
  return betterAuth({
    database,
    baseURL: 'http://localhost:3000',
    secret: 'a secret for this race and nothing else',
    emailAndPassword: { enabled: true },
    plugins: [twoFactor()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
