import type { NextFunction } from 'express';
import { TwoFactorError } from './two-factor-error.ts';

/**
 * Hands what was thrown to Express. `next(undefined)` would mean "go on", and `next('route')` "skip this guard": a host that
 * rejects with either must let nobody in.
 */
export function passOn(next: NextFunction): (thrown: unknown) => void {
  return (thrown) => next(typeof thrown === 'object' && thrown !== null ? thrown : new TwoFactorError(thrown));
}
