import type { Need } from './needs.ts';

/** What is missing, what for, and the command that brings it, for someone to read. */
export function advice(missing: readonly Need[], platform: NodeJS.Platform): string {
  const width = Math.max(...missing.map(({ name }) => name.length));
  return [
    'The tests need what this machine does not have:',
    ...missing.map(({ name, use }) => `  ${name.padEnd(width)}  ${use}`),
    'Install it, then run the tests again:',
    ...commands(missing, platform).map((command) => `  ${command}`),
    ...(missing.some(({ name }) => name === 'Chromium')
      ? ['A Chromium or Chrome elsewhere will do too: put its path into the environment variable CHROMIUM.']
      : []),
  ].join('\n');
}

function commands(missing: readonly Need[], platform: NodeJS.Platform): string[] {
  const apt = `sudo apt-get install --no-install-recommends ${missing.map(({ debian }) => debian).join(' ')}`;
  const brew = `brew install ${missing.flatMap((need) => need.brew ?? []).join(' ')}`;
  if (platform === 'darwin') return [brew];
  if (platform === 'linux') return [`${apt}  # Debian; other systems have packages of similar names`];
  return [`${apt}  # Debian, also in WSL`, `${brew}  # macOS`];
}
