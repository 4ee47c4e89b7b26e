import { createWatchword, keyring, type Storage, type StoredSecurityEvent, type Watchword } from '@watchword/core';
import { virtualAuthenticator } from '../authenticator/virtual-authenticator.ts';
import { type TestClock, testClock } from '../clock/test-clock.ts';
import type { Order, OrderedCall, Reply } from './orders.ts';
import type { Answer } from './recorded.ts';

type OrderTo<What> = Extract<Order, { readonly what: What }>;
type Say = (reply: Reply) => void;

/** One process: a connection of its own, and as many instances as callers, because the calls of one instance queue. */
export class Obedience {
  readonly #clock: TestClock = testClock(0);
  #storage: (Storage & { readonly close?: () => unknown }) | undefined;
  #callers: readonly Watchword[] = [];

  async obey(order: Order, say: Say): Promise<void> {
    if ('now' in order) this.#clock.set(order.now);
    if (order.what === 'start') say(await this.#start(order));
    else if (order.what === 'enroll') say(await this.#enroll(order));
    else if (order.what === 'history')
      say({ what: 'history', events: await wholeHistory(this.#caller(0), order.userId) });
    else if (order.what === 'stop') say(await this.#stop());
    else await Promise.all(order.calls.map(async (call) => say(await this.#verify(order.userId, call))));
  }

  async #start({ worker, target, keys, callers }: OrderTo<'start'>): Promise<Reply> {
    const storage = await connectBy(worker, target);
    this.#storage = storage;
    const options = { issuer: 'Hammer', storage, keys: keyring(keys), clock: this.#clock };
    this.#callers = Array.from({ length: callers }, () => createWatchword(options));
    return { what: 'done' };
  }

  async #enroll({ userId }: OrderTo<'enroll'>): Promise<Reply> {
    const [watchword, user] = [this.#caller(0), { id: userId, name: userId }];
    const begun = await watchword.beginEnrollment({ user });
    if (!begun.ok) throw new Error(`An enrollment was not begun: ${begun.reason}.`);
    const account = await virtualAuthenticator({ clock: this.#clock }).scan(begun.uri);
    const { enrollmentId, uri } = begun;
    const confirmed = await watchword.confirmEnrollment({ user, enrollmentId, code: account.code() });
    if (!confirmed.ok) throw new Error(`An enrollment was not confirmed: ${confirmed.reason}.`);
    return { what: 'enrolled', uri, recoveryCodes: confirmed.recoveryCodes ?? [] };
  }

  async #verify(userId: string, { id, caller, code }: OrderedCall): Promise<Reply> {
    const answer = this.#caller(caller).verify({ userId, code, context: { userAgent: id } });
    return { what: 'answered', id, answer: await answer.then(answerOf, errorOf) };
  }

  async #stop(): Promise<Reply> {
    await this.#storage?.close?.();
    return { what: 'done' };
  }

  #caller(place: number): Watchword {
    const caller = this.#callers[place];
    if (caller) return caller;
    throw new Error('It was not started, or has no such caller.');
  }
}

async function connectBy(workerModule: string, target: unknown): Promise<Storage> {
  const { connect } = (await import(workerModule)) as {
    readonly connect?: (target: unknown) => Storage | Promise<Storage>;
  };
  if (typeof connect === 'function') return connect(target);
  throw new Error('The module of the option worker does not export connect().');
}

function answerOf(result: Awaited<ReturnType<Watchword['verify']>>): Answer {
  if (!result.ok) return { kind: 'refused', reason: result.reason };
  const { failuresSinceLastSuccess, recoveryCodesLeft } = result;
  return { kind: 'accepted', failuresSinceLastSuccess, recoveryCodesLeft };
}

function errorOf(error: unknown): Answer {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return { kind: 'threw', code: String(code ?? name) };
}

async function wholeHistory(watchword: Watchword, userId: string): Promise<readonly StoredSecurityEvent[]> {
  const events: StoredSecurityEvent[] = [];
  let before: string | undefined;
  do {
    const page = await watchword.history({ userId, before, limit: 100 });
    events.push(...page.events);
    before = page.next;
  } while (before !== undefined);
  return events;
}
