import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly location: string | undefined;
  /** Of a problem, or of an answer of the API; empty if it is no JSON. */
  readonly body: Body;
}

/** The members of all bodies that tests look at. */
interface Body {
  readonly code?: string;
  readonly enrollmentId?: string;
  readonly uri?: string;
  readonly recoveryCodes?: readonly string[];
  readonly devices?: readonly unknown[];
  readonly enrolled?: boolean;
  readonly repeated?: boolean;
  readonly proof?: unknown;
  readonly binding?: unknown;
}

export async function readReply(response: IncomingMessage): Promise<Reply> {
  const { statusCode = 0, headers } = response;
  const bytes = await buffer(response);
  const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
  const isJson = headers['content-type']?.includes('json') ?? false;
  const body = isJson ? (JSON.parse(text || '{}') as Body) : {};
  return { status: statusCode, headers, text, location: headers.location, body };
}
