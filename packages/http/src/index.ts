export { type OpenApiDocument, openApiDocument } from './api/openapi/document.ts';
export { createHandler, type Handler } from './create-handler.ts';
export type { FailedRequest, HandlerOptions } from './options/options.ts';
export type { Link, PagesOptions } from './pages/options/pages-options.ts';
export { english } from './pages/texts/english/english.ts';
export type { Texts } from './pages/texts/texts.ts';
export type { ProblemCode } from './problems/problem-codes.ts';
export { returnTo } from './security/return-to.ts';
export type { HostSession, IssuedProof, SetCookie } from './session/host-session.ts';
