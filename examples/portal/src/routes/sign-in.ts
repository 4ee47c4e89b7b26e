import { returnTo } from '@watchword/express';
import { type Request, type Response, Router } from 'express';
import { signInPage } from '../pages/sign-in-page.ts';
import { beginSession, endSession } from '../session/change-session.ts';
import type { Refusal } from '../words/refusal.ts';
import { incomplete, signInRefusal } from '../words/sign-in-refusals.ts';
import { type Parts, textField } from './parts.ts';
import { paths } from './paths.ts';
import { sendPage, sendRefusal } from './send-page.ts';

/** The first factor. Whether it is enough, or a code comes first, is for the guard of the next page to say. */
export function signInRoutes({ centre, site, cookie, origin, clock }: Parts): Router {
  const next = (wanted: unknown) => returnTo(wanted, origin, paths.account);

  async function ask(request: Request, response: Response): Promise<void> {
    const after = next(request.query['return_to']);
    if (request.session.userId !== undefined) response.redirect(303, after);
    else await sendPage(response, signInPage(site, { next: after, wasAway: cookie.isIn(request) }));
  }

  async function signIn(request: Request, response: Response): Promise<void> {
    const login = textField(request.body, 'login');
    const password = textField(request.body, 'password');
    if (login === '' || password === '') return refuse(request, response, incomplete);
    const result = await centre.people.signIn({ login, password });
    if (!result.ok) return refuse(request, response, signInRefusal(result));
    await beginSession(request, result.person.id);
    response.redirect(303, next(textField(request.body, 'return_to')));
  }

  function refuse({ body }: Request, response: Response, refusal: Refusal): Promise<void> {
    const model = { next: next(textField(body, 'return_to')), login: textField(body, 'login') };
    return sendRefusal(response, refusal, signInPage(site, { ...model, refused: { refusal, now: clock() } }));
  }

  async function signOut(request: Request, response: Response): Promise<void> {
    await endSession(request);
    cookie.forget(response);
    response.redirect(303, paths.signIn);
  }

  return Router()
    .get('/', (_request, response) => response.redirect(303, paths.account))
    .get(paths.signIn, ask)
    .post(paths.signIn, signIn)
    .post(paths.signOut, signOut);
}
