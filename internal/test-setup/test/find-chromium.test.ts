import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findChromium } from '../src/index.ts';
import { folderWith } from './folder.ts';

afterEach(() => vi.unstubAllEnvs());

test('the environment chooses before the PATH does', () => {
  const folder = folderWith({ chromium: '#!/bin/sh\n', other: '#!/bin/sh\n' });
  vi.stubEnv('PATH', folder);
  expect(findChromium()).toBe(join(folder, 'chromium'));
  vi.stubEnv('CHROMIUM', join(folder, 'other'));
  expect(findChromium()).toBe(join(folder, 'other'));
});

test('a choice that is not there is not silently replaced', () => {
  vi.stubEnv('PATH', folderWith({ chromium: '#!/bin/sh\n' }));
  vi.stubEnv('CHROMIUM', '/nowhere/chromium');
  expect(findChromium()).toBeUndefined();
});
