/** What an account comes down to, as RFC 6238 §5.2 and the table of waits say, without a line of core. */
export class AccountModel {
  failures = 0;
  retryAt = 0;
  disabled = false;
  lastStep: number;
  readonly codeAt: (step: number) => string;

  constructor(lastStep: number, codeAt: (step: number) => string) {
    this.lastStep = lastStep;
    this.codeAt = codeAt;
  }

  verify(code: string, now: number): string {
    const current = Math.floor(now / 30_000);
    if (this.disabled) return 'disabled';
    if (this.retryAt > now && this.retryAt <= now + 3_600_000) return 'throttled';
    if (this.lastStep > current + 2) return 'clock';
    const steps = [current - 1, current, current + 1].filter((step) => this.codeAt(step) === code);
    if (steps.some((step) => step <= this.lastStep)) return 'already-used';
    return steps.length > 0 ? this.accept(Math.max(...steps)) : this.fail(now);
  }

  private accept(step: number): string {
    [this.lastStep, this.failures, this.retryAt] = [step, 0, 0];
    return 'ok';
  }

  private fail(now: number): string {
    this.failures += 1;
    this.disabled = this.failures >= 50;
    this.retryAt = this.failures < 6 ? 0 : now + Math.min(3600, 30 * 2 ** (this.failures - 6)) * 1000;
    return this.disabled ? 'disabled' : 'wrong-code';
  }
}
