import type { EventContext } from '@watchword/core';
import type { Centre, Person } from '@watchword-examples/centre';
import type { Dialogue, Prompt } from './dialogue.ts';
import type { Refusal } from './refusal.ts';

/** Somebody at the door. */
export interface Visit {
  /** As it was typed: it may hold anything. */
  readonly login: string;
  readonly dialogue: Dialogue;
  readonly context: EventContext;
}

/** What a visit is judged with. */
export interface Door {
  readonly centre: Pick<Centre, 'people' | 'watchword'>;
  /** Resolves once a refusal is due, counted from the call. That has to be longer than any check takes. */
  readonly refusalDue: () => Promise<unknown>;
}

/** Who came in. */
export interface Welcome {
  readonly ok: true;
  readonly person: Person;
  /** Wrong codes since the last right one. */
  readonly failuresSinceLastSuccess: number;
  /** Recovery codes that were not used yet, if this was one. */
  readonly recoveryCodesLeft?: number;
}

/** Only `ok: true` lets anyone in. */
export type Authentication = Welcome | Refusal;

const prompts = {
  password: { prompt: 'Login Password (First Factor): ', echo: false },
  code: { prompt: 'Authenticator Code (Second Factor): ', echo: true },
} satisfies Record<string, Prompt>;

/**
 * Asks for both factors, whoever it is, and only then judges. An unknown login, a wrong password and a wrong code cannot be
 * told apart: not by the prompts, not by the answer, and not by its time (A42).
 */
export async function authenticate(visit: Visit, door: Door): Promise<Authentication> {
  const { dialogue } = visit;
  const password = await dialogue.ask(prompts.password);
  const code = await dialogue.ask(prompts.code);
  const due = door.refusalDue();
  const judged = await judge({ ...visit, password, code }, door.centre);
  if (judged.ok) return judged;
  await due;
  return judged;
}

interface Answers extends Pick<Visit, 'login' | 'context'> {
  readonly password: string;
  readonly code: string;
}

async function judge(answers: Answers, { people, watchword }: Door['centre']): Promise<Authentication> {
  const { login, password, code, context } = answers;
  try {
    const first = await people.signIn({ login, password });
    if (!first.ok) return { ok: false, reason: 'first-factor', answer: first };
    // Only after the right password: a stranger must neither spend the owner's codes nor count against the owner.
    const second = await watchword.verify({ userId: first.person.id, code, context });
    if (!second.ok) return second;
    const { method, failuresSinceLastSuccess, recoveryCodesLeft } = second;
    const left = method === 'recovery-code' && { recoveryCodesLeft };
    return { ok: true, person: first.person, failuresSinceLastSuccess, ...left };
  } catch (error) {
    return { ok: false, reason: 'unavailable', error };
  }
}
