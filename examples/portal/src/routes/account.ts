import type { Person } from '@watchword-examples/centre';
import { type Request, type Response, Router } from 'express';
import { accountPage } from '../pages/account-page.ts';
import { emailPage } from '../pages/email-page.ts';
import { landerPage } from '../pages/lander-page.ts';
import { isEmail, notAnEmail } from '../words/email-refusals.ts';
import { type Parts, textField } from './parts.ts';
import { paths } from './paths.ts';
import { sendPage, sendRefusal } from './send-page.ts';

/** What belongs to the person who is signed in. Where it is mounted, somebody with a device has shown it. */
export function accountRoutes({ centre, site, twoFactor, clock }: Parts): Router {
  const { people, watchword } = centre;
  // Whoever can read a person's mail can become them: a fresh code first (A22).
  const stepUp = twoFactor.require({ maxAgeSeconds: 300, enrollment: 'optional' });

  async function personOf({ session: { userId = '' } }: Request): Promise<Person> {
    const person = await people.find(userId);
    if (!person) throw new Error('A page of an account was about to be served to nobody.');
    return person;
  }

  async function account(request: Request, response: Response): Promise<void> {
    const person = await personOf(request);
    const status = await watchword.status({ userId: person.id });
    await sendPage(response, accountPage(site, { person, status }));
  }

  async function askEmail(request: Request, response: Response): Promise<void> {
    await sendPage(response, emailPage(site, { person: await personOf(request) }));
  }

  async function changeEmail(request: Request, response: Response): Promise<void> {
    const person = await personOf(request);
    const email = textField(request.body, 'email').trim();
    if (!isEmail(email)) {
      const refused = { refusal: notAnEmail, now: clock() };
      return sendRefusal(response, notAnEmail, emailPage(site, { person, typed: email, refused }));
    }
    await people.update(person.id, { email, emailVerified: false });
    response.redirect(303, paths.account);
  }

  async function lander(request: Request, response: Response): Promise<void> {
    await sendPage(response, landerPage(site, await personOf(request)));
  }

  return Router()
    .get('/', account)
    .get('/email', stepUp, askEmail)
    .post('/email', stepUp, changeEmail)
    .get('/lander', lander);
}
