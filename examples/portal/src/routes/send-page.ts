import type { Response } from 'express';
import type { Html } from '../pages/html.ts';
import type { Refusal } from '../words/refusal.ts';

export async function sendPage(response: Response, page: Html): Promise<void> {
  response.type('html').send(String(await page));
}

/** A page that says no, with the status and the wait that belong to it (R1). */
export async function sendRefusal(response: Response, { status, wait }: Refusal, page: Html): Promise<void> {
  if (wait !== undefined) response.set('Retry-After', String(wait.seconds));
  response.status(status);
  await sendPage(response, page);
}
