/** What a stored text says; `undefined` if it is not JSON. The error is dropped: its message quotes the text, sealed secrets included. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
