import type { KeyboardAuthContext } from 'ssh2';

/** One question, and whether its answer shows while it is typed. */
export interface Prompt {
  readonly prompt: string;
  readonly echo: boolean;
}

/** What the lander asks with: one prompt at a time, as keyboard-interactive does it (RFC 4256). */
export interface Dialogue {
  /** Rejects if the client breaks off or breaks the protocol: nobody is let in then. */
  ask(prompt: Prompt): Promise<string>;
  /** Shows text without asking anything. */
  tell(text: string): Promise<void>;
}

/** The dialogue of one keyboard-interactive request. */
export function dialogueOf(request: KeyboardAuthContext): Dialogue {
  return {
    async ask(prompt) {
      const [answer = ''] = await exchange(request, [prompt], '');
      return answer;
    },
    async tell(text) {
      await exchange(request, [], text);
    },
  };
}

/** RFC 4256 §3.4: as many answers as prompts, or the request has failed (S1). */
function exchange(request: KeyboardAuthContext, prompts: Prompt[], instruction: string): Promise<readonly string[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  request.prompt(prompts, '', instruction, (answers: unknown) => {
    if (Array.isArray(answers) && answers.length === prompts.length) resolve(answers);
    else reject(new Error('The client broke off the dialogue.'));
  });
  return promise;
}
