import type { ClientInfo, Connection } from 'ssh2';
import type { Welcome } from './authentication.ts';
import type { Gate } from './gate.ts';
import { logLine } from './log-line.ts';
import { serveSession } from './session.ts';
import { type SignInParts, signIn } from './sign-in.ts';

/** What every connection is served with. */
export interface ConnectionParts extends Omit<SignInParts, 'client'> {
  readonly gate: Gate;
  readonly log: (line: string) => void;
}

// One terminal and a few commands beside it.
const mostSessions = 4;

/** Serves one client from its first words to its last. */
export async function serveConnection(
  connection: Connection,
  info: ClientInfo,
  { gate, log, ...parts }: ConnectionParts,
): Promise<void> {
  // Broken packets and broken lines end the connection; there is nobody to tell.
  connection.on('error', () => connection.end());
  connection.once('ready', () => gate.passed(info));
  const report = await signIn(connection, { client: { ip: info.ip, ident: info.header.identRaw }, ...parts });
  log(logLine(report));
  if (report.authentication.ok) serveSessions(connection, report.authentication);
}

function serveSessions(connection: Connection, welcome: Welcome): void {
  let sessions = 0;
  connection.on('session', (accept, reject) => {
    sessions += 1;
    if (sessions > mostSessions) reject();
    else serveSession(accept(), welcome);
  });
}
