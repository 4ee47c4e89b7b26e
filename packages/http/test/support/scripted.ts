import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import type { Shown } from './shown.ts';

const script = readFileSync(fileURLToPath(new URL('../../assets/pages.js', import.meta.url)), 'utf8');

/** A page with its script running in it, and a clock that the test turns. */
export interface Scripted {
  readonly document: Document;
  readonly copied: string[];
  readonly printed: { times: number };
  /** While true, the browser lets no page copy. */
  readonly clipboard: { closed: boolean };
  /** Lets so much time pass: every timer that is due by then runs. */
  pass(seconds: number): void;
  click(selector: string): Promise<void>;
  /** Sends the first form; whether the browser would really do it. */
  submit(): boolean;
}

interface Timer {
  readonly run: () => void;
  readonly every: number | undefined;
  at: number;
}

export function scripted(
  { html, url }: Pick<Shown, 'html' | 'url'>,
  languages: readonly string[] = ['en-GB'],
): Scripted {
  const { window } = new JSDOM(html, { url, runScripts: 'outside-only' });
  const { document } = window;
  const timers = new Map<number, Timer>();
  const clock = { now: 400 };
  const page: Scripted = {
    document,
    copied: [],
    printed: { times: 0 },
    clipboard: { closed: false },
    pass,
    click: async (selector) => {
      document.querySelector<HTMLElement>(selector)?.click();
      await new Promise(setImmediate);
    },
    submit: () => {
      const event = new window.Event('submit', { cancelable: true, bubbles: true });
      return document.querySelector('form')?.dispatchEvent(event) ?? false;
    },
  };

  function start(every: boolean) {
    return (run: () => void, milliseconds: number) => {
      const id = timers.size + 1;
      timers.set(id, { run, every: every ? milliseconds : undefined, at: clock.now + milliseconds });
      return id;
    };
  }

  function pass(seconds: number): void {
    const end = clock.now + seconds * 1000;
    for (let next = due(end); next; next = due(end)) {
      const [id, timer] = next;
      clock.now = timer.at;
      if (timer.every === undefined) timers.delete(id);
      else timer.at += timer.every;
      timer.run();
    }
    clock.now = end;
  }

  function due(end: number): [number, Timer] | undefined {
    return [...timers].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0];
  }

  const writeText = async (text: string) => {
    await Promise.resolve();
    if (page.clipboard.closed) throw new Error('not allowed');
    page.copied.push(text);
  };
  Object.assign(window, {
    setInterval: start(true),
    setTimeout: start(false),
    clearInterval: (id: number) => timers.delete(id),
    print: () => {
      page.printed.times += 1;
    },
  });
  Object.defineProperty(window.performance, 'now', { value: () => clock.now });
  Object.defineProperty(window.navigator, 'clipboard', { value: { writeText } });
  Object.defineProperty(window.navigator, 'languages', { value: languages });
  window.eval(script);
  return page;
}
