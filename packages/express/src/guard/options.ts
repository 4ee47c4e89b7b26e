import { checkKeys, type KnownKeys, WatchwordError } from '@watchword/core/storage';

/** Whether who has no device has to link one first. */
export type Enrollment = 'required' | 'optional';

/** What {@link TwoFactor.require} asks for. */
export interface GuardOptions {
  /** How long ago the second factor may have been shown, in whole seconds; default `policy.proofSeconds`, a day. */
  readonly maxAgeSeconds?: number;
  /**
   * Default `required`. With `optional` the password alone lets in who has no device: those who have one still have to
   * show it.
   */
  readonly enrollment?: Enrollment;
}

/** The options, checked. */
export interface Rule {
  readonly maxAgeSeconds: number | undefined;
  readonly enrollment: Enrollment;
}

const known: KnownKeys<GuardOptions> = { maxAgeSeconds: true, enrollment: true };

/**
 * Checked where the guard is made, so that a slip stops the start and not each request.
 *
 * @throws `misuse`, `unknown-option`
 */
export function parseRule(options: GuardOptions): Rule {
  checkKeys<GuardOptions>(options, known, 'require');
  const { maxAgeSeconds, enrollment = 'required' } = options;
  check(maxAgeSeconds === undefined || isSeconds(maxAgeSeconds), 'maxAgeSeconds must be whole seconds, 1 or more');
  check(['required', 'optional'].includes(enrollment), 'enrollment must be "required" or "optional"');
  return { maxAgeSeconds, enrollment };
}

function isSeconds(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function check(fits: boolean, rule: string): void {
  if (!fits) throw new WatchwordError('misuse', `require: ${rule}.`);
}
