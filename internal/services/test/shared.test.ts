import { expect, inject, it } from 'vitest';
import { postgres } from './support/queries.ts';

it('a project’s test files are given one server', async () => {
  expect(await postgres(inject('postgresUrl'), 'SELECT 1')).toBe('1');
});
