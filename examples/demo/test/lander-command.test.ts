import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadHostKey } from '@watchword-examples/lander';
import { expect, test } from 'vitest';
import { prepareLanderCommand } from '../src/lander-command.ts';
import { testFolder } from './run-demo.ts';

test.each(['data', "it's a folder", 'a$(x)b;c'])(
  'a shell and ssh understand the command in a folder called %j',
  (name) => {
    const dataFolder = join(testFolder(), name);
    mkdirSync(dataFolder);
    const hostKey = loadHostKey(dataFolder);
    const command = prepareLanderCommand({ dataFolder, hostKey, port: 2345, login: 'mere' });
    // -G: print what the command comes down to, and stop.
    const settings = execFileSync('sh', ['-c', `${command} -G -F /dev/null`], { encoding: 'utf8' });
    expect(settings).toMatch(/^user mere$/m);
    expect(settings.replaceAll(/["\\]/g, '')).toContain(`\nuserknownhostsfile ${join(dataFolder, 'known_hosts')}\n`);
    expect(readFileSync(join(dataFolder, 'known_hosts'), 'utf8')).toBe(`[127.0.0.1]:2345 ${hostKey.publicKey}\n`);
  },
);
