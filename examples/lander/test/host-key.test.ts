import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '@watchword-examples/centre';
import ssh2 from 'ssh2';
import { expect, onTestFinished, test, vi } from 'vitest';
import { loadHostKey } from '../src/host-key.ts';

function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchword-host-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('it is made once, for this account only, and kept', () => {
  const folder = testFolder();
  const made = loadHostKey(folder);
  expect(loadHostKey(folder)).toEqual(made);
  expect(readdirSync(folder)).toEqual(['lander_host_key']);
  expect(statSync(join(folder, 'lander_host_key')).mode & 0o777).toBe(0o600);
});

test('a key that ssh2 made but cannot read is not kept', () => {
  const unreadable = { private: 'unreadable', public: 'unreadable' };
  const generate = vi.spyOn(ssh2.utils, 'generateKeyPairSync').mockReturnValueOnce(unreadable);
  expect(loadHostKey(testFolder()).fingerprint).toMatch(/^SHA256:/);
  expect(generate).toHaveBeenCalledTimes(2);
  generate.mockRestore();
});

test('ssh-keygen reads the same fingerprint and public key', () => {
  const folder = testFolder();
  const { fingerprint, publicKey } = loadHostKey(folder);
  const keygen = (...args: string[]) =>
    execFileSync('ssh-keygen', [...args, '-f', join(folder, 'lander_host_key')], { encoding: 'utf8' });
  expect(keygen('-l')).toContain(`256 ${fingerprint} `);
  expect(keygen('-y').trim()).toBe(publicKey);
});

test.each(['', 'not a key', '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n'])(
  'a damaged one is named, with the way out: %j',
  (text) => {
    const folder = testFolder();
    writeFileSync(join(folder, 'lander_host_key'), text, { mode: 0o600 });
    expect(() => loadHostKey(folder)).toThrow(/lander_host_key is damaged\. Restore it from a backup/);
  },
);

test('one of another kind is not used', () => {
  const folder = testFolder();
  execFileSync('ssh-keygen', ['-q', '-t', 'ecdsa', '-N', '', '-f', join(folder, 'lander_host_key')]);
  expect(() => loadHostKey(folder)).toThrow(SetupError);
});

test('one that others can read is not used', () => {
  const folder = testFolder();
  loadHostKey(folder);
  chmodSync(join(folder, 'lander_host_key'), 0o644);
  expect(() => loadHostKey(folder)).toThrow(/open to other accounts\. Close it: chmod 600 '/);
});

test('a missing folder is named', () => {
  expect(() => loadHostKey(join(testFolder(), 'missing'))).toThrow(/missing\/lander_host_key cannot be used: ENOENT/);
});
