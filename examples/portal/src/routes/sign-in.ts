import { signInPage } from '../pages/sign-in-page.ts';
import type { Refusal } from '../words/refusal.ts';
import { incomplete, signInRefusal } from '../words/sign-in-refusals.ts';
import { answerRefusal } from './answer-refusal.ts';
import type { Parts } from './parts.ts';
import { returnPath } from './paths.ts';
import type { Answer, Route, Visit } from './route.ts';

/** The first factor. */
export function signInRoutes({ centre, site, links }: Parts): readonly Route[] {
  function ask({ query, hasCookie }: Visit): Answer {
    return { page: signInPage(site, { next: returnPath(query['next']), wasAway: hasCookie }) };
  }

  async function signIn(visit: Visit): Promise<Answer> {
    const { login, password } = visit.form;
    if (!isFilled(login) || !isFilled(password)) return refuse(visit, incomplete);
    const result = await centre.people.signIn({ login, password });
    if (!result.ok) return refuse(visit, signInRefusal(result));
    const next = returnPath(visit.form['next']);
    await visit.session.renew({ userId: result.person.id, next });
    // Whether that is enough, or the challenge comes first, is for the guard of the next page to say.
    return { seeOther: next };
  }

  function refuse({ form, now }: Visit, refusal: Refusal): Answer {
    const login = isFilled(form['login']) ? form['login'] : '';
    const page = signInPage(site, { next: returnPath(form['next']), login, refused: { refusal, now } });
    return answerRefusal(refusal, page);
  }

  async function signOut({ session }: Visit): Promise<Answer> {
    links.drop(session.facts.enrollmentId);
    await session.end();
    return { seeOther: '/sign-in' };
  }

  return [
    { method: 'get', path: '/', handle: () => ({ seeOther: '/account' }) },
    { method: 'get', path: '/sign-in', access: 'nobody', handle: ask },
    { method: 'post', path: '/sign-in', access: 'anyone', handle: signIn },
    { method: 'post', path: '/sign-out', access: 'anyone', handle: signOut },
  ];
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
