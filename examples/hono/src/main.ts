import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
import { createHandler, type HostSession, returnTo } from '@watchword/http';
import { Hono, type MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { parse, serialize } from 'hono/utils/cookie';

const port = Number(process.env['PORT'] ?? 3000);
const origin = `http://localhost:${port}`;
const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });

type Session = Pick<HostSession, 'user' | 'proof' | 'binding'>;
const sessions = new Map<string, Session>(); // by the random id in the cookie
const idIn = ({ headers }: Request) => parse(headers.get('cookie') ?? '')['session'] ?? '';

/** Keeps a session under a new id, ends the one of before, and answers the cookie. */
function renew(before: string, session: Session): string {
  const id = randomBytes(24).toString('base64url');
  sessions.delete(before);
  sessions.set(id, session);
  return serialize('session', id, { path: '/', httpOnly: true, sameSite: 'Lax' }); // and secure, once there is https
}

const twoFactor = createHandler({
  watchword,
  origins: [origin],
  pages: { home: '/account', signIn: '/sign-in' },
  session(request) {
    const id = idIn(request);
    const session = sessions.get(id);
    if (!session) return undefined;
    const nextBinding = randomBytes(16).toString('base64url');
    return { ...session, nextBinding, setProof: (proof, { binding }) => renew(id, { ...session, proof, binding }) };
  },
});

/** Lets through who has shown the second factor. Everybody else is led to the challenge, and back. */
function secondFactor(maxAgeSeconds?: number): MiddlewareHandler {
  return async (c, next) => {
    const { user, proof, binding } = sessions.get(idIn(c.req.raw)) ?? {};
    const proven = user && (await watchword.requireProof({ userId: user.id, proof, binding, maxAgeSeconds }));
    if (proven?.ok) return next();
    return c.redirect(`/two-factor/challenge?return_to=${encodeURIComponent(c.req.url)}`, 303);
  };
}

const form = '<form method=post><input name=name><input name=password type=password><button>Sign in</button></form>';
const app = new Hono();
app.all('/two-factor/*', (c) => twoFactor(c.req.raw));
app.get('/sign-in', (c) => c.html(form));
app.post('/sign-in', csrf({ origin }), async (c) => {
  const { name, password } = await c.req.parseBody();
  if (name !== 'ada' || password !== 'correct horse') return c.html(form, 401); // ask your directory
  c.header('set-cookie', renew(idIn(c.req.raw), { user: { id: '1', name } }));
  return c.redirect(returnTo(c.req.query('return_to'), origin, '/account'), 303);
});
app.get('/account', secondFactor(), (c) => c.text('Your account'));
app.get('/payments', secondFactor(300), (c) => c.text('Your payments')); // the code at most five minutes old
serve({ fetch: app.fetch, port }, () => console.log(`Listening on ${origin}`));
