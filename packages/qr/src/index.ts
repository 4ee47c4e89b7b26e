export { QrError, type QrErrorCode } from './errors.ts';
export { type DataUrlFormat, type DataUrlOptions, qrDataUrl } from './renderers/data-url.ts';
export { type PngOptions, qrPng } from './renderers/png.ts';
export { qrSvg, type SvgOptions } from './renderers/svg.ts';
export { qrTerminal, type TerminalBackground, type TerminalOptions } from './renderers/terminal.ts';
export type { ErrorCorrection } from './symbol/error-correction.ts';
