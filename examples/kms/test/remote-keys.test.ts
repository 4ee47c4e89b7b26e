import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { generateKey, type Keys, keyring } from '@watchword/core';
import { describe, expect, it } from 'vitest';
import { remoteKeys } from '../src/remote-keys.ts';
import { keyService } from '../src/service/key-service.ts';
import { enrollAda } from './people.ts';
import { answering, listenOn, temporaryFolder } from './service.ts';

const ring = keyring(generateKey());
const secret = Buffer.alloc(20, 0x5e);
const owner = Buffer.from('alice');
const message = Buffer.from('alice signed in at noon');

async function startService(keys = ring, socketPath = join(temporaryFolder(), 'keys.sock')) {
  const lines: string[] = [];
  const stop = await listenOn(
    socketPath,
    keyService(keys, (line) => lines.push(line)),
  );
  return { socketPath, lines, stop, keys: remoteKeys({ socketPath }) };
}

/** Ada's application, whose keys are at an honest service until they are moved to another socket. */
async function adaBetweenServices() {
  const { socketPath } = await startService();
  let keys: Keys = remoteKeys({ socketPath });
  const honest = keys;
  const ada = await enrollAda({
    seal: (...given) => keys.seal(...given),
    open: (...given) => keys.open(...given),
    isCurrent: (...given) => keys.isCurrent(...given),
    sign: (...given) => keys.sign(...given),
    verify: (...given) => keys.verify(...given),
  });
  const moveTo = (socketPath: string) => {
    keys = remoteKeys({ socketPath, timeLimit: 300 });
  };
  const moveBack = () => {
    keys = honest;
  };
  return { ...ada, moveTo, moveBack };
}

function text(body: string, status = 200): RequestListener {
  return (_request, response) => void response.writeHead(status).end(body);
}

const endless: RequestListener = (_request, response) => {
  const more = () => {
    while (!response.destroyed && response.write('"x'.repeat(10_000)));
  };
  response.on('drain', more);
  more();
};

const failure = { name: 'WatchwordError', code: 'keys', retryable: true };

describe('keys in another process', () => {
  it('A17 seal, open, sign and verify as a key ring does', async () => {
    const { keys, lines } = await startService();
    const envelope = await keys.seal(secret, owner);
    expect(Buffer.from(await keys.open(envelope, owner))).toEqual(secret);
    expect(Buffer.from(ring.open(envelope, owner))).toEqual(secret);
    expect(await keys.isCurrent(envelope)).toBe(true);
    const signature = await keys.sign('proof', message);
    expect(signature).toEqual(ring.sign('proof', message));
    expect(await keys.verify('proof', message, signature)).toBe(true);
    expect(await keys.verify('ticket', message, signature)).toBe(false);
    expect(await keys.verify('proof', message, { ...signature, keyId: 'another' })).toBe(false);
    expect(lines).toEqual(
      ['seal', 'open', 'isCurrent', 'sign', ...Array(3).fill('verify')].map((name) => `${name}: 200`),
    );
  });

  it.each(['', undefined])('A9 are not looked for elsewhere when their socket is "%s"', (socketPath) => {
    expect(() => remoteKeys({ socketPath: socketPath as string })).toThrow(/Pass the path/);
  });

  it('A35 tell what is altered from what is down', async () => {
    const { keys } = await startService();
    const envelope = await keys.seal(secret, owner);
    const foreign = keyring(generateKey('another')).seal(secret, owner);
    await expect(keys.open(envelope, message)).rejects.toMatchObject({ code: 'corrupt-account', retryable: false });
    await expect(keys.open(foreign, owner)).rejects.toMatchObject({ code: 'unknown-key', message: /"another"/ });
    await expect(keys.open('x'.repeat(100_000), owner)).rejects.toThrow(/EPIPE|ECONNRESET|hang up|refused/);
    expect(Buffer.from(await keys.open(envelope, owner))).toEqual(secret);
  });

  it('A17 are rolled at the service, and the application never knows', async () => {
    const [older, newer] = [generateKey('older'), generateKey('newer')];
    const first = await startService(keyring(older));
    const { signIn } = await enrollAda(first.keys);
    const envelope = await first.keys.seal(secret, owner);
    await first.stop();
    await startService(keyring(`${newer},${older}`), first.socketPath);
    expect(await signIn()).toMatchObject({ ok: true });
    expect(await first.keys.isCurrent(envelope)).toBe(false);
  });
});

describe('a key service that is', () => {
  it('A9 dead denies, and the next code is accepted once it is back', async () => {
    const service = await startService();
    const { signIn } = await enrollAda(service.keys);
    await service.stop();
    await expect(signIn()).rejects.toMatchObject({ ...failure, cause: { code: 'ENOENT' } });
    await startService(ring, service.socketPath);
    expect(await signIn()).toMatchObject({ ok: true });
  });

  it('A9 silent denies when the time is up, and the next code is accepted', async () => {
    const { signIn, moveTo, moveBack } = await adaBetweenServices();
    const silent = createServer();
    const [socketPath, connected] = [join(temporaryFolder(), 'keys.sock'), once(silent, 'connection')];
    await listenOn(socketPath, silent);
    moveTo(socketPath);
    await expect(signIn()).rejects.toMatchObject({ ...failure, cause: { name: 'AbortError' } });
    ((await connected) as [Socket])[0].destroy();
    moveBack();
    expect(await signIn()).toMatchObject({ ok: true });
  });

  const listeners: [string, RequestListener][] = [
    ['answering nothing', text('')],
    ['answering no JSON', text('<html>Bad gateway</html>')],
    ['answering half of its JSON', text('"MTIz')],
    ['answering null', text('null')],
    ['answering true', text('true')],
    ['answering a number', text('1')],
    ['answering a list', text('["MTIz"]')],
    ['answering another object', text('{"ok":true}')],
    ['answering an empty secret', text('""')],
    ['answering a secret that is too short', text(JSON.stringify(secret.subarray(0, 15).toString('base64url')))],
    ['answering what base64url does not have', text(JSON.stringify('****'.repeat(10)))],
    ['answering plain base64', text(JSON.stringify(Buffer.alloc(20, 0xff).toString('base64')))],
    ['answering without end', endless],
    ['answering 10 MB', text(`"${'x'.repeat(10_000_000)}"`)],
    ['answering 500 without words', text('', 500)],
    ['answering 503 with a secret', text(JSON.stringify(secret.toString('base64url')), 503)],
    ['redirecting', (_request, response) => void response.writeHead(302, { location: '/open' }).end('null')],
    ['refusing with a code of its own', text('{"code":"already-used","message":"x"}', 422)],
    ['hanging up', (request) => void request.socket.destroy()],
    ['hanging up within its answer', (_request, response) => void response.write('"MTIz', () => response.destroy())],
    ['stopping within its answer', (_request, response) => void response.write('"MTIz')],
  ];

  it.each(listeners)('A9 %s denies, and the next code is accepted', async (_what, listener) => {
    const { signIn, moveTo, moveBack } = await adaBetweenServices();
    moveTo(await answering(listener));
    await expect(signIn()).rejects.toMatchObject({ name: 'WatchwordError', code: 'keys' });
    moveBack();
    expect(await signIn()).toMatchObject({ ok: true });
  });

  it.each(['1', '"true"', '{"valid":true}', '[true]', 'null'])(
    'A39 vouching for a proof with %s vouches for nothing',
    async (body) => {
      const { comeBack, moveTo, moveBack } = await adaBetweenServices();
      moveTo(await answering(text(body)));
      await expect(comeBack()).rejects.toMatchObject({ name: 'WatchwordError', code: 'keys' });
      moveTo(await answering(text('false')));
      expect(await comeBack()).toEqual({ ok: false, reason: 'invalid' });
      moveBack();
      expect(await comeBack()).toMatchObject({ ok: true, method: 'enrollment' });
    },
  );
});
