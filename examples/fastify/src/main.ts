import { randomBytes } from 'node:crypto';
import { fastifyCookie } from '@fastify/cookie';
import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
import { createHandler, type HostSession, returnTo } from '@watchword/http';
import { fastify, type preHandlerAsyncHookHandler } from 'fastify';

const port = Number(process.env['PORT'] ?? 3000);
const origin = `http://localhost:${port}`;
const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });
const app = fastify();
await app.register(fastifyCookie);

type Session = Pick<HostSession, 'user' | 'proof' | 'binding'>;
const sessions = new Map<string, Session>(); // by the random id in the cookie

/** Keeps a session under a new id, ends the one of before, and answers the cookie. */
function renew(before: string, session: Session): string {
  const id = randomBytes(24).toString('base64url');
  sessions.delete(before);
  sessions.set(id, session);
  return app.serializeCookie('session', id, { path: '/', httpOnly: true, sameSite: 'lax' }); // and secure, with https
}

const twoFactor = createHandler({
  watchword,
  origins: [origin],
  pages: { home: '/account', signIn: '/sign-in' },
  session({ headers }) {
    const { session: id = '' } = app.parseCookie(headers.get('cookie') ?? '');
    const session = sessions.get(id);
    if (!session) return undefined;
    const nextBinding = randomBytes(16).toString('base64url');
    return { ...session, nextBinding, setProof: (proof, { binding }) => renew(id, { ...session, proof, binding }) };
  },
});

/** Lets through who has shown the second factor. Everybody else is led to the challenge, and back. */
function secondFactor(maxAgeSeconds?: number): preHandlerAsyncHookHandler {
  return async ({ cookies, url }, reply) => {
    const { user, proof, binding } = sessions.get(cookies['session'] ?? '') ?? {};
    const proven = user && (await watchword.requireProof({ userId: user.id, proof, binding, maxAgeSeconds }));
    if (!proven?.ok) return reply.redirect(`/two-factor/challenge?return_to=${encodeURIComponent(url)}`, 303);
  };
}

/** The handler reads the body itself, so nothing else may. */
await app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
  scope.all('/two-factor*', ({ url, method, headers, body }) =>
    twoFactor(new Request(origin + url, { method, headers, body, duplex: 'half' } as RequestInit)),
  );
});

const form = '<form method=post><input name=name><input name=password type=password><button>Sign in</button></form>';
const asText = async (_: unknown, body: string) => body;
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, asText);
app.get('/sign-in', (_request, reply) => reply.type('text/html').send(form));
app.post('/sign-in', async ({ headers, body, query, cookies }, reply) => {
  const given = new URLSearchParams(headers.origin === origin ? String(body) : '');
  const isRight = given.get('name') === 'ada' && given.get('password') === 'correct horse'; // ask your directory
  if (!isRight) return reply.code(401).type('text/html').send(form);
  reply.header('set-cookie', renew(cookies['session'] ?? '', { user: { id: '1', name: 'ada' } }));
  const { return_to: next } = query as { readonly return_to?: unknown };
  return reply.redirect(returnTo(next, origin, '/account'), 303);
});
app.get('/account', { preHandler: secondFactor() }, () => 'Your account');
app.get('/payments', { preHandler: secondFactor(300) }, () => 'Your payments'); // the code at most five minutes old
await app.listen({ port, host: '127.0.0.1' });
console.log(`Listening on ${origin}`);
