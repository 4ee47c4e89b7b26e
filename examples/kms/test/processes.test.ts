import { hkdfSync } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foundInMemory } from './memory.ts';
import { oathtool } from './people.ts';
import { type Program, startProgram } from './program.ts';
import { temporaryFolder } from './service.ts';

interface Place {
  readonly socketPath: string;
  readonly keyFile: string;
}

function place(): Place {
  const folder = temporaryFolder();
  return { socketPath: join(folder, 'keys.sock'), keyFile: join(folder, 'secret', 'keys') };
}

async function startService({ socketPath, keyFile }: Place): Promise<Program> {
  const service = startProgram('src/service/main.ts', {
    KEY_SERVICE_SOCKET: socketPath,
    KEY_SERVICE_KEYS: keyFile,
  });
  await service.lineWith('listening');
  return service;
}

/** The application, with an app linked. It is told of the socket and of nothing else. */
async function startApplication({ socketPath }: Place) {
  const application = startProgram('src/main.ts', { KEY_SERVICE_SOCKET: socketPath });
  const [, key = ''] = /app: ([A-Z2-7 ]+)$/.exec(await application.lineWith('into an authenticator app')) ?? [];
  const typeCode = async (steps: number) => application.type(await oathtool(key, Date.now() + steps * 30_000));
  await application.lineWith('Its first code:');
  await typeCode(0);
  expect(await application.lineWith('ed')).toBe('Accepted.');
  return { application, key, typeCode };
}

/** Every form in which a key could lie in memory. */
function formsOf(keyFile: string): Readonly<Record<string, Buffer>> {
  const text = readFileSync(keyFile, 'utf8').split(':')[1]!.trim();
  const bytes = Buffer.from(text, 'base64url');
  const derived = ['seal', 'proof', 'ticket'].map((purpose) => [
    `key that makes each ${purpose}`,
    Buffer.from(hkdfSync('sha256', bytes, '', `watchword ${purpose} v1`, 32)),
  ]);
  return {
    ...(Object.fromEntries(derived) as Record<string, Buffer>),
    'key as bytes': bytes,
    'key as text': Buffer.from(text),
    'key as two-byte text': Buffer.from(text, 'utf16le'),
    'key in hex': Buffer.from(bytes.toString('hex')),
    'key in base64': Buffer.from(bytes.toString('base64')),
  };
}

describe('two processes', () => {
  it.runIf(process.platform === 'linux')(
    'N2 A17 of which only the service has a key anywhere in its memory',
    async () => {
      const at = place();
      const service = await startService(at);
      const { application, key, typeCode } = await startApplication(at);
      await typeCode(1);
      expect(await application.lineWith('ed')).toBe('Accepted.');
      const control = { 'the key of the app': Buffer.from(key), 'an envelope': Buffer.from('"sealedSecret":"ww1.') };
      expect(foundInMemory(application.pid, { ...formsOf(at.keyFile), ...control })).toEqual(Object.keys(control));
      const held = foundInMemory(service.pid, formsOf(at.keyFile));
      expect(held).toEqual(expect.arrayContaining(['key that makes each seal', 'key that makes each proof']));
    },
  );

  it('A9 of which the service is killed: codes are refused, and accepted once it runs again', async () => {
    const at = place();
    const service = await startService(at);
    const { application, typeCode } = await startApplication(at);
    await service.end('SIGKILL');
    expect(existsSync(at.socketPath)).toBe(true);
    await typeCode(1);
    expect(await application.lineWith('ed')).toMatch(/^Refused: The keys failed\. .*ECONNREFUSED/);
    await startService(at);
    await typeCode(1);
    expect(await application.lineWith('ed')).toBe('Accepted.');
  });

  it('N2 meet at a socket, and the key in a file, that only their own account can open', async () => {
    const at = place();
    const service = await startService(at);
    expect(statSync(at.socketPath).mode & 0o777).toBe(0o600);
    expect(statSync(at.keyFile).mode & 0o777).toBe(0o600);
    expect(statSync(join(at.keyFile, '..')).mode & 0o777).toBe(0o700);
    expect(await service.end('SIGTERM')).toBe(0);
    expect(existsSync(at.socketPath)).toBe(false);
  });

  it('N2 cannot have their socket taken over by another service', async () => {
    const at = place();
    await startService(at);
    const rival = { ...at, keyFile: join(temporaryFolder(), 'keys') };
    await expect(startService(rival)).rejects.toThrow(/ended before.*Another service listens on /s);
    await startApplication(at);
  });

  it('A9 of which the service is not there: the application says so', async () => {
    const application = startProgram('src/main.ts', { KEY_SERVICE_SOCKET: place().socketPath });
    expect(await application.lineWith('No enrollment')).toMatch(/The keys failed\. .*ENOENT/);
  });
});
