export { findChromium } from './find-chromium.ts';
export { findServerProgram } from './find-server-program.ts';
