import { html } from 'hono/html';

/** Markup in which everything that was put in is escaped (A44). */
export type Html = ReturnType<typeof html>;

export { html };
