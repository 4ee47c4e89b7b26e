import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Finished, run } from '../process/run.ts';
import { prepareAnswers } from './answers.ts';

/** One sign-in with the real OpenSSH client. */
export interface SignIn {
  readonly port: number;
  readonly login: string;
  readonly password: string;
  readonly code: string;
  /** Keeps the host keys that were seen; a key that changed is refused. */
  readonly knownHosts: string;
  /** Default `whoami`. */
  readonly command?: string;
}

/** How it ended. */
export interface SignedIn extends Finished {
  readonly accepted: boolean;
  readonly prompts: readonly string[];
}

const askpass = fileURLToPath(new URL('askpass.sh', import.meta.url));

/** Signs in and runs one command. Neither settings nor keys of whoever runs the tests take part. */
export async function sshSignIn(signIn: SignIn): Promise<SignedIn> {
  const answers = await prepareAnswers(signIn);
  try {
    const finished = await run('ssh', argumentsOf(signIn), { env: environment(answers.folder) });
    return { ...finished, accepted: finished.exitCode === 0, prompts: await answers.prompts() };
  } finally {
    await answers.remove();
  }
}

function argumentsOf({ port, login, knownHosts, command = 'whoami' }: SignIn): readonly string[] {
  const options = {
    StrictHostKeyChecking: 'accept-new',
    UserKnownHostsFile: knownHosts,
    GlobalKnownHostsFile: '/dev/null',
    PreferredAuthentications: 'keyboard-interactive',
    PubkeyAuthentication: 'no',
    IdentityFile: 'none',
    NumberOfPasswordPrompts: '1',
    ConnectTimeout: '10',
  };
  const settings = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return ['-F', '/dev/null', ...settings, '-p', String(port), `${login}@127.0.0.1`, command];
}

function environment(folder: string): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { PATH, LC_ALL: 'C.UTF-8', SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force', ASKPASS_FOLDER: folder };
}

/** The known hosts of one test file. */
export function knownHostsIn(folder: string): string {
  return join(folder, 'known_hosts');
}
