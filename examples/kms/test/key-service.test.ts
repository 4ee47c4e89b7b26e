import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { generateKey, keyring } from '@watchword/core';
import { describe, expect, it } from 'vitest';
import { keyService } from '../src/service/key-service.ts';
import { listenOn, temporaryFolder } from './service.ts';

const key = generateKey('held');

async function startService() {
  const socketPath = join(temporaryFolder(), 'keys.sock');
  const lines: string[] = [];
  await listenOn(
    socketPath,
    keyService(keyring(key), (line) => lines.push(line)),
  );
  const ask = async (path: string, body: string, options: RequestOptions = {}) => {
    const sent = request({ socketPath, path, method: 'POST', agent: false, ...options }).end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: response.statusCode, body: await text(response) };
  };
  return { ask, lines };
}

describe('the key service', () => {
  it.each(['/', '/keys', '/constructor', '/__proto__', '/seal/', '//seal', '/seal?x', '/Seal'])(
    'N2 has no operation at %s',
    async (path) => {
      const { ask, lines } = await startService();
      expect(await ask(path, '{}')).toMatchObject({ status: 404 });
      expect(lines).toEqual(['something else: 404']);
    },
  );

  it.each(['GET', 'PUT', 'DELETE'])('N2 answers no %s', async (method) => {
    const { ask } = await startService();
    expect(await ask('/open', '', { method })).toMatchObject({ status: 404 });
  });

  it.each(['', 'null', '7', '"text"', '[]', '{}', '{', '{"plaintext":7}', '{"plaintext":"AA==","associatedData":""}'])(
    'A41 answers %s with 400 and goes on',
    async (body) => {
      const { ask } = await startService();
      for (const operation of ['seal', 'sign', 'verify'])
        expect(await ask(`/${operation}`, body)).toMatchObject({ status: 400 });
      expect(await ask('/seal', '{"plaintext":"AAAA","associatedData":""}')).toMatchObject({ status: 200 });
    },
  );

  it('A39 signs for no purpose but its own, and says nothing of its key', async () => {
    const { ask, lines } = await startService();
    const answers = [
      await ask('/sign', '{"purpose":"seal","message":"AAAA"}'),
      await ask('/open', '{"envelope":"ww1.held.AAAA","associatedData":""}'),
      await ask('/open', '{"envelope":"ww1.lost.AAAA","associatedData":""}'),
      await ask('/isCurrent', '{"envelope":null}'),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(422);
      expect(body).not.toContain(key.split(':')[1]);
    }
    expect(lines).toEqual(['sign: 422', 'open: 422', 'open: 422', 'isCurrent: 422']);
  });
});
