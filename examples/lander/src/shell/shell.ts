import { runCommand } from './commands.ts';
import { type Edited, edit, emptyLine } from './line-editor.ts';

/** Whose shell it is. */
export interface ShellOptions {
  readonly login: string;
  /** False: input comes from a file or a pipe, and nothing but output is shown. */
  readonly terminal: boolean;
}

/** What the shell does next. */
export interface Step {
  readonly output: string;
  /** Set once the shell has ended. */
  readonly exitCode?: number;
}

/** The lander's small shell. It only turns text into text. */
export interface Shell {
  readonly prompt: string;
  /** Takes what was typed, in whatever pieces it comes. */
  take(input: string): Step;
  /** The input has ended. */
  end(): Step;
}

export function createShell({ login, terminal }: ShellOptions): Shell {
  const prompt = terminal ? `${login}@lander$ ` : '';
  let editing = emptyLine;
  let exitCode = 0;

  function afterEvent({ line, event }: Edited): Step {
    editing = emptyLine;
    if (event === 'end') return { output: '', exitCode };
    if (event === 'interrupt') return { output: prompt };
    const result = runCommand(line, login);
    exitCode = result.exitCode;
    return result.leaves ? { output: result.output, exitCode } : { output: result.output + prompt };
  }

  function takeChar(char: string): Step {
    const edited = edit(editing, char);
    editing = edited;
    const echo = terminal ? edited.echo : '';
    if (edited.event === undefined) return { output: echo };
    const step = afterEvent(edited);
    return { ...step, output: echo + step.output };
  }

  return {
    prompt,
    take(input) {
      let output = '';
      for (const char of input) {
        const step = takeChar(char);
        output += step.output;
        if (step.exitCode !== undefined) return { output, exitCode: step.exitCode };
      }
      return { output };
    },
    end: () => (editing.line === '' ? { output: '', exitCode } : { ...takeChar('\n'), exitCode }),
  };
}
