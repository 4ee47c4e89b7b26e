import { isList } from './is-list.ts';

const longest = 200;

/** What a client's error says. Errors hide one another (AggregateError, the last error of a node), so all is put together. */
export function messageOf(error: unknown): string {
  return [...new Set(messagesOf(error, 3))].join(': ').slice(0, longest);
}

/**
 * The cause to hand on: a message, and nothing else of an error. ioredis hangs the command with all its arguments on its errors,
 * which would carry accounts into logs.
 */
export function toldBy(error: unknown, message: string): Error {
  const told = new Error(message);
  told.name = error instanceof Error ? error.name : 'Error';
  return told;
}

function messagesOf(error: unknown, depth: number): readonly string[] {
  if (!(error instanceof Error) || depth === 0) return [];
  const { code, errors, lastNodeError, cause } = error as ErrorOfClient;
  const inner = [...(isList(errors) ? errors : []), lastNodeError, cause];
  const own = [withoutArguments(error.message), typeof code === 'string' ? code : ''].filter((text) => text !== '');
  return [...own, ...inner.flatMap((one) => messagesOf(one, depth - 1))];
}

interface ErrorOfClient extends Error {
  readonly code?: unknown;
  readonly errors?: unknown;
  readonly lastNodeError?: unknown;
}

/** Redis quotes the arguments of a command that it does not know. */
function withoutArguments(message: string): string {
  return message.replace(/,? with args.*/s, '');
}
