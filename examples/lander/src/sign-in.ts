import type { Connection, KeyboardAuthContext } from 'ssh2';
import { type Authentication, authenticate, type Door } from './authentication.ts';
import { type Dialogue, dialogueOf } from './dialogue.ts';
import { refusalText, type WaysOut } from './refusal.ts';

/** What the client says of itself, and where it is. */
export interface Client {
  readonly ip: string;
  readonly ident: string;
}

/** Who tried to sign in, and how that ended. `login` may hold anything. */
export interface SignInReport {
  readonly login: string;
  readonly client: Client;
  readonly authentication: Authentication;
}

/** What a sign-in needs beyond the connection. */
export interface SignInParts {
  readonly client: Client;
  readonly door: Door;
  readonly waysOut: WaysOut;
}

// A client begins with `none` to hear which methods there are; a few more may be on their way before it has read that.
const mostOtherRequests = 5;

/**
 * Lets one dialogue happen on a connection, and resolves once it is judged. A refusal ends the connection: whoever wants to
 * guess again has to connect again.
 */
export function signIn(connection: Connection, parts: SignInParts): Promise<SignInReport> {
  const { promise, resolve } = Promise.withResolvers<SignInReport>();
  let asked = false;
  let others = 0;
  connection.on('authentication', (request) => {
    if (request.method === 'keyboard-interactive' && !asked) {
      asked = true;
      // It rejects if the client breaks off before it has answered: then there is nothing to report.
      answer(request, connection, parts).then(resolve, () => connection.end());
      return;
    }
    others += 1;
    if (asked || others > mostOtherRequests) connection.end();
    else request.reject(['keyboard-interactive']);
  });
  return promise;
}

async function answer(
  request: KeyboardAuthContext,
  connection: Connection,
  { client, door, waysOut }: SignInParts,
): Promise<SignInReport> {
  const { username: login } = request;
  const dialogue = dialogueOf(request);
  const context = { channel: 'ssh', ip: client.ip, userAgent: client.ident };
  const authentication = await authenticate({ login, dialogue, context }, door);
  if (authentication.ok) request.accept();
  // The report does not wait for a client that may never answer.
  else void refuse({ request, connection, dialogue, text: refusalText(authentication, waysOut) });
  return { login, client, authentication };
}

interface RefusalParts {
  readonly request: KeyboardAuthContext;
  readonly connection: Connection;
  readonly dialogue: Dialogue;
  readonly text: string;
}

async function refuse({ request, connection, dialogue, text }: RefusalParts): Promise<void> {
  try {
    await dialogue.tell(text);
    request.reject([]);
  } catch {
    // Refused all the same, only unheard.
  }
  connection.end();
}
