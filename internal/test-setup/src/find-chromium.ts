import { findProgram, isExecutable } from './find-program.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of the browser that the tests drive: the environment's CHROMIUM, or the first Chromium or Chrome there is. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM'];
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  return names.map((name) => findProgram(name)).find((path) => path !== undefined) ?? applications.find(isExecutable);
}
