import { createWatchword, generateKey, keyring, memoryStorage, type User } from '@watchword/core';
import { createTwoFactor, type KeptProof, returnTo, type SessionAdapter, sessionOf } from '@watchword/express';
import express, { type Request } from 'express';
import session from 'express-session';

declare module 'express-session' {
  interface SessionData {
    user: { readonly id: string; readonly name: string };
  }
}

const port = Number(process.env['PORT'] ?? 3000);
const origin = `http://localhost:${port}`;
const ada = { id: '1', name: 'ada' };
const watchword = createWatchword({ issuer: 'My HPC', storage: memoryStorage(), keys: keyring(generateKey()) });

/** Programs have a token in place of a session; what they have shown is kept beside it. */
const tokens = new Map<string, { readonly user: User; kept: KeptProof }>([['Bearer of-ada', { user: ada, kept: {} }]]);
const tokenOf = (request: Request) => tokens.get(request.headers.authorization ?? '');
const tokenSession: SessionAdapter = {
  read: (request) => tokenOf(request)?.kept ?? {},
  keep: (request, kept) => void Object.assign(tokenOf(request) ?? {}, { kept }),
};

const twoFactor = createTwoFactor({
  watchword,
  user: (request) => tokenOf(request)?.user ?? request.session.user,
  session: (request) => (tokenOf(request) ? tokenSession : sessionOf(request)),
  origins: [origin],
  pages: { home: '/account', signIn: '/sign-in' },
});

const form = '<form method=post><input name=name><input name=password type=password><button>Sign in</button></form>';
const cookie = { httpOnly: true, sameSite: 'lax' } as const; // and secure, once there is https
const app = express();
app.use(session({ secret: generateKey(), resave: false, saveUninitialized: false, cookie }));
app.use('/two-factor', twoFactor.routes);
app.get('/sign-in', (_request, response) => void response.send(form));
app.post('/sign-in', express.urlencoded(), (request, response, next) => {
  const { name, password } = request.body as Record<string, unknown>;
  const isRight = request.headers.origin === origin && name === 'ada' && password === 'correct horse'; // ask your directory
  if (!isRight) return void response.status(401).send(form);
  request.session.regenerate((error) => {
    request.session.user = ada;
    if (error) next(error);
    else response.redirect(303, returnTo(request.query['return_to'], origin, '/account'));
  });
});
app.get('/account', twoFactor.require(), (_request, response) => void response.send('Your account'));
app.get(
  '/payments',
  twoFactor.require({ maxAgeSeconds: 300 }),
  (_request, response) => void response.send('Your payments'),
);
app.get('/api/jobs', twoFactor.require(), (_request, response) => void response.json({ jobs: [] }));
app.listen(port, '127.0.0.1', () => console.log(`Listening on ${origin}`));
