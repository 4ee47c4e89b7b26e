import { describe, expectTypeOf, it } from 'vitest';
import type { ChangeInput, ConfirmEnrollmentResult, VerifyResult, Watchword } from '../src/index.ts';

describe('the compiler', () => {
  it('N12 lets nobody take a refusal for a success: device and proof are there only once `ok` was asked', () => {
    expectTypeOf<keyof VerifyResult>().toEqualTypeOf<'ok'>();
    expectTypeOf<keyof ConfirmEnrollmentResult>().toEqualTypeOf<'ok'>();
    expectTypeOf<Extract<VerifyResult, { ok: true }>['proof']>().toEqualTypeOf<string>();
    expectTypeOf<Extract<VerifyResult, { ok: false }>>().not.toHaveProperty('proof');
  });

  it('A29 lets no change be asked without an authorization', () => {
    type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
    expectTypeOf<Optional<ChangeInput>>().toEqualTypeOf<'binding' | 'context'>();
    expectTypeOf<Parameters<Watchword['removeDevice']>[0]>().toExtend<ChangeInput>();
    expectTypeOf<Parameters<Watchword['renameDevice']>[0]>().toExtend<ChangeInput>();
    expectTypeOf<Parameters<Watchword['reset']>[0]>().toEqualTypeOf<ChangeInput>();
    expectTypeOf<Parameters<Watchword['erase']>[0]>().toEqualTypeOf<ChangeInput>();
    expectTypeOf<Parameters<Watchword['regenerateRecoveryCodes']>[0]>().toEqualTypeOf<ChangeInput>();
  });

  it('A39 lets no object stand in for an operator', () => {
    expectTypeOf<{ by: string; reason: string }>().not.toExtend<ChangeInput['authorization']>();
  });
});
