import { isList } from './is-list.ts';

const longest = 200;

/**
 * What an error of a client says, and nothing else of it. ioredis hangs the command with all its arguments on its errors; Redis
 * quotes them after "with args"; both would carry accounts into logs. Errors hide one another (AggregateError, the last error of
 * a node), so their messages are put together.
 */
export function toldBy(error: unknown): Error {
  const told = new Error(messagesOf(error).join(': ').slice(0, longest));
  told.name = error instanceof Error ? error.name : 'Error';
  return told;
}

function messagesOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 2) return [];
  const { code, errors, lastNodeError, cause } = error as ErrorOfClient;
  const inner = [...(isList(errors) ? errors : []), lastNodeError, cause];
  const own = [withoutArguments(error.message), typeof code === 'string' ? code : ''].filter((text) => text !== '');
  return [...new Set([...own, ...inner.flatMap((one) => messagesOf(one, depth + 1))])];
}

interface ErrorOfClient extends Error {
  readonly code?: unknown;
  readonly errors?: unknown;
  readonly lastNodeError?: unknown;
}

function withoutArguments(message: string): string {
  return message.replace(/,? with args.*/s, '');
}
