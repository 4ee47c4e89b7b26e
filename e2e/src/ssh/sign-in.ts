import { fileURLToPath } from 'node:url';
import { type Finished, run } from '../process/run.ts';
import { prepareAnswers } from './answers.ts';

/** One sign-in with the real OpenSSH client. */
export interface SignIn {
  /** The command as somebody types it into a shell: port, login and host are in it. */
  readonly command: string;
  readonly password: string;
  readonly code: string;
}

/** How it ended. */
export interface SignedIn extends Finished {
  readonly accepted: boolean;
  readonly prompts: readonly string[];
}

const askpass = fileURLToPath(new URL('askpass.sh', import.meta.url));

// ssh takes the first value of an option, so what the command says goes first.
const settings = {
  StrictHostKeyChecking: 'yes',
  GlobalKnownHostsFile: '/dev/null',
  PreferredAuthentications: 'keyboard-interactive',
  PubkeyAuthentication: 'no',
  IdentityFile: 'none',
  NumberOfPasswordPrompts: '1',
  ConnectTimeout: '10',
};

/** Signs in and asks `whoami`. Neither settings nor keys of whoever runs the tests take part. */
export async function sshSignIn({ command, ...factors }: SignIn): Promise<SignedIn> {
  const answers = await prepareAnswers(factors);
  try {
    const options = Object.entries(settings).map(([name, value]) => `-o ${name}=${value}`);
    const line = ['exec', command, '-F /dev/null', ...options, 'whoami'].join(' ');
    const finished = await run('sh', ['-c', line], { env: environment(answers.folder) });
    return { ...finished, accepted: finished.exitCode === 0, prompts: await answers.prompts() };
  } finally {
    await answers.remove();
  }
}

function environment(folder: string): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { PATH, LC_ALL: 'C.UTF-8', SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force', ASKPASS_FOLDER: folder };
}
