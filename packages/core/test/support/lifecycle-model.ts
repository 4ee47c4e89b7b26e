import assert from 'node:assert/strict';

/**
 * What must hold of one user whatever happens, in terms of answers alone. It predicts nothing: it remembers what was
 * answered, and knows what may never be answered again.
 */
export class LifecycleModel {
  /** The newest accepted step of each secret; only ever rises (T7, T8). */
  private readonly accepted = new Map<string, number>();
  private readonly spentCodes = new Set<string>();
  private readonly deadDevices = new Set<string>();
  private readonly liveCodes = new Set<string>();
  private failures = 0;
  /** False once a reply was lost: then the count is not known until the next success. */
  private failuresKnown = true;
  disabled = false;

  codeAccepted(deviceId: string, step: number, failures: number): void {
    assert(!this.disabled, 'a code was accepted while disabled');
    assert(!this.deadDevices.has(deviceId), 'a removed device verified');
    assert(step > (this.accepted.get(deviceId) ?? -1), 'a step was accepted that is not newer');
    this.countedAll(failures);
    this.accepted.set(deviceId, step);
    [this.failures, this.failuresKnown] = [0, true];
  }

  codeWrong(): void {
    this.failures += 1;
  }

  recoveryCodeAccepted(code: string, failures: number): void {
    assert(!this.spentCodes.has(code), 'a recovery code was accepted twice');
    assert(this.liveCodes.has(code), 'a recovery code of an earlier set was accepted');
    this.countedAll(failures);
    this.spentCodes.add(code);
  }

  codesIssued(codes: readonly string[]): void {
    this.liveCodes.clear();
    for (const code of codes) this.liveCodes.add(code);
  }

  /** Confirming spends its step; of a disabled account it ends what was before. */
  linked(deviceId: string, step: number, others: readonly string[]): void {
    if (this.disabled) this.gone(others);
    this.disabled = false;
    this.accepted.set(deviceId, step);
  }

  gone(deviceIds: readonly string[]): void {
    for (const id of deviceIds) this.deadDevices.add(id);
  }

  cleared(): void {
    [this.failures, this.failuresKnown, this.disabled] = [0, true, false];
    this.liveCodes.clear();
  }

  /** A call was denied without an answer: what it was to do may have been done. */
  unsure(): void {
    this.failuresKnown = false;
  }

  private countedAll(failures: number): void {
    assert(!this.failuresKnown || failures === this.failures, `${failures} failures were told of ${this.failures}`);
  }
}
