import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import ssh2 from 'ssh2';
import { expect, onTestFinished, test } from 'vitest';
import { ssh } from './ssh-client.ts';
import { oathtool } from './test-centre.ts';
import { startTestLander, type TestLander } from './test-lander.ts';

type Answer = (prompts: readonly string[], client: ssh2.Client) => readonly string[] | undefined;

interface Attempt {
  readonly login?: string;
  /** What to send for each request; nothing: do not answer. */
  readonly answer: Answer;
  readonly methods?: ssh2.AuthenticationType[] | ssh2.AuthHandlerMiddleware;
}

/** A client that need not keep to the rules. Resolves with how it ended. */
async function attempt({ lander }: TestLander, { login = 'mere', answer, methods }: Attempt): Promise<'in' | 'out'> {
  const client = new ssh2.Client();
  onTestFinished(() => void client.end());
  client.on('keyboard-interactive', (_name, _text, _language, prompts, finish) => {
    const answers = answer(
      prompts.map(({ prompt }) => prompt),
      client,
    );
    if (answers) finish([...answers]);
  });
  const ended = new Promise<'in' | 'out'>((resolve) => {
    client.once('ready', () => resolve('in')).once('close', () => resolve('out'));
    client.on('error', () => undefined);
  });
  const { port } = lander;
  const authHandler = methods ?? ['none', 'keyboard-interactive'];
  client.connect({
    host: '127.0.0.1',
    port,
    username: login,
    password: 'kauri-bridge-41',
    tryKeyboard: true,
    authHandler,
  });
  return ended;
}

/** Answers prompts by turns, and whatever has no prompts with nothing. */
const typing =
  (...typed: string[]): Answer =>
  (prompts) =>
    prompts.map(() => typed.shift() ?? '');

test('the client of these tests gets in when it keeps to the rules', async () => {
  const at = await startTestLander();
  const code = await oathtool(await at.enroll(at.mere), at.clock.now);
  expect(await attempt(at, { answer: typing(at.password, code) })).toBe('in');
});

test.each([0, 2, 1000])('S1 %i answers to one prompt end the connection, and no code is looked at', async (count) => {
  const at = await startTestLander();
  const code = await oathtool(await at.enroll(at.mere), at.clock.now);
  const answers = Array.from({ length: count }, () => at.password);
  expect(await attempt(at, { answer: () => answers })).toBe('out');
  expect(at.lines).toEqual([]);
  expect(await attempt(at, { answer: typing(at.password, code) })).toBe('in');
});

test('a refused dialogue is the only one on its connection', async () => {
  const at = await startTestLander();
  const code = await oathtool(await at.enroll(at.mere), at.clock.now);
  const methods: ssh2.AuthenticationType[] = ['keyboard-interactive', 'keyboard-interactive'];
  expect(await attempt(at, { answer: typing(at.password, '000000', at.password, code), methods })).toBe('out');
  expect(at.lines).toEqual([expect.stringContaining('refused (wrong-code)')]);
});

test('A40 what is judged for one request does not open another', async () => {
  const at = await startTestLander();
  const code = await oathtool(await at.enroll(at.mere), at.clock.now);
  const typed = [at.password, code];
  let requests = 0;
  const answer: Answer = (prompts, client) => {
    requests += 1;
    // Right behind the code, in the same packet of the network.
    if (typed.length === 1) queueMicrotask(() => requestAgain(client));
    return prompts.map(() => typed.shift() ?? '');
  };
  expect(await attempt(at, { answer })).toBe('out');
  expect(requests).toBe(2);
});

test('A37 no method but keyboard-interactive lets in', async () => {
  const at = await startTestLander();
  await at.enroll(at.mere);
  for (const method of ['none', 'password'] as const) {
    expect(await attempt(at, { answer: typing(), methods: [method] })).toBe('out');
  }
});

test('guesses with other methods end the connection', async () => {
  const at = await startTestLander({ graceMilliseconds: 5000 });
  let tries = 0;
  const methods: ssh2.AuthHandlerMiddleware = (_left, _partial, next) => {
    tries += 1;
    // Not answering ends a client that was not stopped before.
    if (tries < 50) next('password');
  };
  expect(await attempt(at, { answer: typing(), methods })).toBe('out');
  expect(tries).toBe(6);
});

test('a refusal is logged although the client never hears it', async () => {
  const at = await startTestLander({ graceMilliseconds: 500 });
  const typed = [at.password, '000000'];
  expect(await attempt(at, { answer: (prompts) => (prompts.length === 0 ? undefined : [typed.shift() ?? '']) })).toBe(
    'out',
  );
  expect(at.lines).toEqual([expect.stringContaining('refused (not-enrolled)')]);
});

test('hostile bytes in a login reach neither the log nor a terminal', async () => {
  const at = await startTestLander();
  const login = 'me\u001B[31mre\r\nsign-in accepted: login="root"\u0000\u009B\u202E\uFEFF'.repeat(100);
  expect(await attempt(at, { login, answer: typing(at.password, '123456') })).toBe('out');
  expect(at.lines).toHaveLength(1);
  expect(at.lines[0]).toMatch(/^sign-in refused \(password wrong\): login="me/);
  expect(at.lines[0]).not.toMatch(/[\p{Cc}\u202E]/u);
  expect(at.lines[0]!.length).toBeLessThan(300);
});

test('garbage instead of SSH ends its own connection and no other', async () => {
  const at = await startTestLander();
  const code = await oathtool(await at.enroll(at.mere), at.clock.now);
  const pieces = [
    'GET / HTTP/1.1\r\n\r\n',
    'SSH-2.0-x\r\n',
    'SSH-2.0-x\r\n\u0000\u0000\u0000\u0001',
    'x'.repeat(1_000_000),
    '',
  ];
  await Promise.all(pieces.map((piece) => closedAfter(at.lander.port, piece)));
  expect(await ssh({ ...at, code, args: ['whoami'] })).toMatchObject({ exitCode: 0 });
});

test('whoever does not sign in is dropped after the grace time', async () => {
  const at = await startTestLander({ graceMilliseconds: 100 });
  const silent = connectTo(at.lander.port);
  silent.resume();
  await once(silent, 'close');
  expect(await attempt(at, { answer: () => undefined })).toBe('out');
});

test('connections that are not signed in are few, and those that are do not count', async () => {
  const at = await startTestLander({ mostUnauthenticated: 2 });
  const key = await at.enroll(at.mere);
  const nextCode = async (): Promise<string> => {
    at.clock.now += 30_000;
    return oathtool(key, at.clock.now);
  };
  for (let visitor = 0; visitor < 4; visitor += 1) {
    expect(await attempt(at, { answer: typing(at.password, await nextCode()) })).toBe('in');
  }
  const strangers = [connectTo(at.lander.port), connectTo(at.lander.port)];
  await Promise.all(strangers.map((socket) => once(socket, 'data')));
  expect(await attempt(at, { answer: typing(at.password, await nextCode()) })).toBe('out');
  strangers[0]?.destroy();
  await expect.poll(async () => attempt(at, { answer: typing(at.password, await nextCode()) })).toBe('in');
});

/** ssh2's client does not offer to break the order of things, but its inside can. */
function requestAgain(client: ssh2.Client): void {
  const protocol = Reflect.get(client, '_protocol') as { authKeyboard(login: string): void };
  protocol.authKeyboard('mere');
}

function connectTo(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Sends a piece and then nothing more. */
async function closedAfter(port: number, piece: string): Promise<void> {
  const socket = connectTo(port);
  socket.resume();
  socket.end(piece);
  await once(socket, 'close');
}
