import { describe, expect, it } from 'vitest';
import { Tallying } from '../src/tally.ts';

describe('the count', () => {
  it('A1 finds a code that two processes were let in with', () => {
    const tallying = new Tallying();
    tallying.add({ verified: 3, failed: 0, accepted: ['ann 7', 'bob 7'] });
    tallying.add({ verified: 2, failed: 1, accepted: ['ann 8', 'ann 7'] });
    expect(tallying.tally).toEqual({ verified: 5, failed: 1, accepted: 3, twice: 1 });
  });
});
