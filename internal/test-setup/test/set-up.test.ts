import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findProgram } from '../src/find-program.ts';
import { install } from '../src/install.ts';
import { type Need, needs } from '../src/needs.ts';
import { setUp } from '../src/set-up.ts';
import { folderWith } from './folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const tools = needs.filter(({ name }) => ['zbarimg', 'oathtool', 'ssh'].includes(name));
const present = '#!/bin/sh\n';

/** A machine whose PATH holds nothing but these programs. */
function machine(programs: Readonly<Record<string, string>>): string {
  const folder = folderWith(programs);
  vi.stubEnv('PATH', folder);
  return folder;
}

test('says nothing and installs nothing when all is there', async () => {
  machine({ zbarimg: present, oathtool: present, ssh: present });
  const installed = vi.fn<typeof install>();
  expect(await setUp({ needs: tools, platform: 'linux', install: installed })).toBeUndefined();
  expect(installed).not.toHaveBeenCalled();
});

test('installs exactly what is missing, after an update', async () => {
  const aptGet = readFileSync(join(import.meta.dirname, 'apt-get.sh'), 'utf8');
  const folder = machine({ zbarimg: present, ssh: present, 'apt-get': aptGet });
  const said = vi.spyOn(console, 'log').mockReturnValue();
  expect(await setUp({ needs: tools, platform: 'linux', install })).toBeUndefined();
  const [update, installation, ...rest] = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
  expect(update).toMatch(/ update$/);
  expect(installation).toMatch(/ install --yes --no-install-recommends oathtool$/);
  expect(rest).toEqual([]);
  expect(said).toHaveBeenCalledWith('Installing for the tests: oathtool (apt-get, about a minute)');
});

test('an installation that fails tells why, and what to do by hand', async () => {
  machine({ zbarimg: present, ssh: present, 'apt-get': '#!/bin/sh\necho "E: no route to the mirror" >&2\nexit 100\n' });
  vi.spyOn(console, 'log').mockReturnValue();
  const complaint = await setUp({ needs: tools, platform: 'linux', install });
  expect(complaint).toContain('E: no route to the mirror');
  expect(complaint).toContain('apt-get install --no-install-recommends oathtool ');
});

const nothing: readonly Need[] = needs.map((need) => ({ ...need, found: () => false }));

test('without leave to install, names each missing thing, its use and the command for Debian', async () => {
  const complaint = await setUp({ needs: nothing, platform: 'linux' });
  for (const { name, use, debian } of needs) {
    expect(complaint).toMatch(new RegExp(`^  ${name} +${use}$`, 'm'));
    expect(complaint).toMatch(new RegExp(`apt-get install .*\\b${debian}\\b`));
  }
});

test('on macOS the command is for Homebrew, and only that', async () => {
  const complaint = await setUp({ needs: nothing, platform: 'darwin' });
  expect(complaint).toContain(
    '  brew install chromium font-dejavu zbar oath-toolkit openssh postgresql@17 pgbouncer mariadb redis\n',
  );
  expect(complaint).not.toContain('apt-get');
});

test('what only tests on Linux need is asked for there, and nowhere else', async () => {
  const onlyLinux = nothing.filter(({ brew }) => brew === undefined);
  expect(onlyLinux.map(({ name }) => name)).toEqual(['keepassxc-cli', 'pyotp', 'faketime']);
  expect(await setUp({ needs: onlyLinux, platform: 'linux' })).toContain('keepassxc python3-pyotp faketime ');
  expect(await setUp({ needs: onlyLinux, platform: 'darwin' })).toBeUndefined();
  expect(await setUp({ needs: onlyLinux, platform: 'win32' })).toBeUndefined();
});

test('a folder, or a file that may not be run, is not a program', () => {
  const folder = folderWith({ tool: present });
  expect(findProgram('tool', `/nowhere:${folder}`)).toBe(join(folder, 'tool'));
  expect(findProgram('.', folder)).toBeUndefined();
  expect(findProgram('missing', folder)).toBeUndefined();
  expect(findProgram('tool', '')).toBeUndefined();
});
