export { returnTo } from '@watchword/http';
export { createTwoFactor, type TwoFactor } from './create-two-factor.ts';
export type { Enrollment, GuardOptions } from './guard/options.ts';
export type { TwoFactorOptions } from './options/options.ts';
export { cookieSession } from './sessions/cookie-session.ts';
export { expressSession } from './sessions/express-session.ts';
export type { KeptProof, SessionAdapter } from './sessions/session-adapter.ts';
export { sessionOf } from './sessions/session-of.ts';
