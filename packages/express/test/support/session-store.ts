import express, { type Request } from 'express';
import type { Settings, Site } from './site.ts';

/** The id in the cookie, as it is in the store. */
export function idIn({ visitor }: { readonly visitor: { readonly cookies: ReadonlyMap<string, string> } }): string {
  return idOf(visitor.cookies.get('session'));
}

export function idOf(cookie = ''): string {
  return /^s:([^.]+)/.exec(decodeURIComponent(cookie))?.[1] ?? '';
}

export function stored({ sessions: { store } }: Site, id: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  store.get(id, (error: unknown, data) => (error ? reject(error) : resolve(data ?? undefined)));
  return promise;
}

function ours({ session }: Request) {
  return session as { watchword?: unknown };
}

/** Lets a test read and write what is ours in a session: nobody can do so in a real one. */
export const tampering: NonNullable<Settings['more']> = (app) => {
  app.get('/kept', (request, response) => void response.send(ours(request).watchword));
  app.post('/kept', express.json(), (request, response) => {
    ours(request).watchword = (request.body as { readonly kept: unknown }).kept;
    response.end();
  });
};
