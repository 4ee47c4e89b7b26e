import { describe, expect, test } from 'vitest';
import { states } from '../preview/states.ts';
import { clockTime, waitWords } from '../src/words/times.ts';

const pages = states({
  name: 'My HPC',
  supportContact: 'support@my-hpc.example',
  assets: { pagesStyle: '/p.css', style: '/s.css', pagesScript: '/p.js', script: '/s.js', icon: '/i.svg' },
  landerCommand: 'ssh {login}@lander',
  timeZone: 'UTC',
});

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, group = '']) => group);

const texts = await Promise.all(Object.entries(pages).map(async ([name, page]) => [name, String(await page)] as const));

describe.each(texts)('%s', (_name, text) => {
  const main = /<main.*<\/main>/s.exec(text)?.[0] ?? '';

  test('has one heading, one main action at most, and a way to support', () => {
    expect(all(text, /<(h1)[ >]/g)).toHaveLength(1);
    expect(all(main, /class="(primary)"/g).length).toBeLessThanOrEqual(1);
    expect(text).toContain('mailto:support@my-hpc.example');
  });

  test('W5 names each box, and points only at what is there', () => {
    const ids = all(text, / id="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const pointed = all(text, /(?:for|aria-describedby|aria-labelledby|data-copy|data-reveal)="([^"]*)"/g);
    for (const id of pointed.flatMap((value) => value.split(' '))) expect(ids).toContain(id);
    for (const id of all(text, /<input(?! type="hidden")[^>]* id="([^"]*)"/g)) expect(text).toContain(`for="${id}"`);
  });

  test('A44 has no markup that came with a name', () => {
    expect(text).not.toMatch(/<b>|<i>/);
  });

  test('W6 announces no countdown', () => {
    for (const alert of all(text, /role="alert">(.*?)<\/p>/gs)) expect(alert).not.toContain('data-seconds');
  });
});

describe('times in words', () => {
  const at = Date.UTC(2027, 0, 15, 9, 3, 7);

  test.each([
    [1, '1 second'],
    [89, '89 seconds'],
    [90, '2 minutes'],
    [3600, '60 minutes'],
    [8 * 3600, '8 hours'],
  ])('a wait of %d s is "%s"', (seconds, words) => expect(waitWords(seconds)).toBe(words));

  test('a clock time names its zone', () => {
    expect(clockTime(at, 'UTC', 'second')).toBe('09:03:07 UTC');
    expect(clockTime(at, 'Pacific/Auckland', 'minute')).toMatch(/^22:03 (NZDT|GMT\+13)$/);
  });
});
