import { qrPng, qrSvg } from '@watchword/qr';
import { encodeQR } from 'qr';
import { toBuffer, toString } from 'qrcode';
import { closedLoop } from '../measure/closed-loop.ts';
import { type Contender, compare, type Pace } from '../measure/interleave.ts';
import type { Section } from '../measure/results.ts';
import type { Report } from '../progress.ts';

const uri = 'otpauth://totp/My%20HPC:alice%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=My%20HPC';

/** One picture after another: some renderers answer by promises. */
function drawer(name: string, draw: () => unknown): Contender {
  return { name, turn: (milliseconds) => closedLoop(async () => draw(), 1, milliseconds) };
}

const svg = [
  drawer('@watchword/qr', () => qrSvg(uri)),
  drawer('qrcode', () => toString(uri, { type: 'svg' })),
  drawer('qr', () => encodeQR(uri, 'svg', { ecc: 'medium', border: 4 })),
];
const png = [
  drawer('@watchword/qr', () => qrPng(uri)),
  // Pictures of the same size. `qr` makes none.
  drawer('qrcode', () => toBuffer(uri, { type: 'png', scale: 6 })),
];

/** The picture of an otpauth URI, against the renderers of other packages. */
export async function qrSection(pace: Pace, report: Report): Promise<Section> {
  report('QR codes');
  const plan = (id: string, title: string, contenders: readonly Contender[]) =>
    compare({ id, title, unit: 'a second', contenders }, pace, () => undefined);
  const comparisons = [await plan('qr-svg', 'QR code as SVG', svg), await plan('qr-png', 'QR code as PNG', png)];
  return { id: 'qr', title: 'QR codes', comparisons };
}
