import type { Html } from '../pages/html.ts';
import type { Refusal } from '../words/refusal.ts';
import type { Answer } from './route.ts';

/** A page that says no, with the status and the wait that belong to it (R1). */
export function answerRefusal({ status, wait }: Refusal, page: Html): Answer {
  return { status, page, ...(wait?.until === 'next-try' && { retryAfterSeconds: wait.seconds }) };
}
