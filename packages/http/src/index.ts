export { type OpenApiDocument, openApiDocument } from './api/openapi/document.ts';
export { createHandler, type Handler } from './create-handler.ts';
export type { FailedRequest, HandlerOptions } from './options/options.ts';
export type { ProblemCode } from './problems/problem-codes.ts';
export { returnTo } from './security/return-to.ts';
export type { HostSession, IssuedProof, SetCookie } from './session/host-session.ts';
