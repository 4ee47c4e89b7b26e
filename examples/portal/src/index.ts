export { createPortal, type PortalOptions } from './app.ts';
export { type Portal, type PortalStart, startPortal } from './portal.ts';
export { openSessions, type SessionDatabase } from './session/session-database.ts';
