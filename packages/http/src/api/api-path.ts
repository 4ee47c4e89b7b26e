/** Where the API of a handler is: beside its pages, and apart from them. */
export function apiPath(basePath: string): string {
  return `${basePath}/api`;
}
