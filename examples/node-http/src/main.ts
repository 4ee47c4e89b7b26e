import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createWatchword, generateKey, keyring, memoryStorage } from '@watchword/core';
import { createHandler, type HostSession, returnTo } from '@watchword/http';

const port = process.env['PORT'] ?? '3000';
const origin = `http://localhost:${port}`;
const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });

type Session = Pick<HostSession, 'user' | 'proof' | 'binding'>;
const sessions = new Map<string, Session>(); // by the random id in the cookie
const idIn = ({ headers }: Request) => /(?:^|; )session=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? '';

/** Keeps a session under a new id, ends the one of before, and answers the cookie. */
function renew(before: string, session: Session): string {
  const id = randomBytes(24).toString('base64url');
  sessions.delete(before);
  sessions.set(id, session);
  return `session=${id}; Path=/; HttpOnly; SameSite=Lax`; // and Secure, once there is https
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

/** A page for who has shown the second factor. Everybody else is led to the challenge, and back. */
async function guarded(request: Request, page: string, maxAgeSeconds?: number): Promise<Response> {
  const { user, proof, binding } = sessions.get(idIn(request)) ?? {};
  const proven = user && (await watchword.requireProof({ userId: user.id, proof, binding, maxAgeSeconds }));
  if (proven?.ok) return new Response(page);
  return redirect(`/two-factor/challenge?return_to=${encodeURIComponent(request.url)}`);
}

const redirect = (location: string) => new Response(null, { status: 303, headers: { location } });
const form = '<form method=post><input name=name><input name=password type=password><button>Sign in</button></form>';

async function signIn(request: Request): Promise<Response> {
  const isOwn = request.method === 'POST' && request.headers.get('origin') === origin;
  const given = new URLSearchParams(isOwn ? await request.text() : '');
  const isRight = given.get('name') === 'ada' && given.get('password') === 'correct horse'; // ask your directory
  if (!isRight) return new Response(form, { headers: { 'content-type': 'text/html' } });
  const answer = redirect(returnTo(new URL(request.url).searchParams.get('return_to'), origin, '/account'));
  answer.headers.set('set-cookie', renew(idIn(request), { user: { id: '1', name: 'ada' } }));
  return answer;
}

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/two-factor')) return twoFactor(request);
  if (pathname === '/sign-in') return signIn(request);
  if (pathname === '/account') return guarded(request, 'Your account');
  if (pathname === '/payments') return guarded(request, 'Your payments', 300); // the code at most five minutes old
  return new Response('There is nothing here.', { status: 404 });
}

const listener = getRequestListener(answer);
const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
server.listen(Number(port), '127.0.0.1', () => console.log(`Listening on ${origin}`));
