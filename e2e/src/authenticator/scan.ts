import { runOrThrow } from '../process/run.ts';

/** Reads a QR code off a picture (PNG), by `zbarimg`, as the camera of a phone does. */
export async function scan(picture: Uint8Array): Promise<string> {
  const output = await runOrThrow('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', 'png:-'], {
    input: picture,
  });
  return output.trim();
}
