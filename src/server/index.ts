export { createProctor, type Proctor, type ProctorConfig } from './proctor.js';
export { Problem, type ProblemCode, type ProblemOptions } from './problem.js';
export { PayloadError, ProctorError, type ProctorErrorCode } from './proctor-error.js';
export { WebhookError } from './webhooks.js';
export type * from './payload.js';
export { checkPayload } from './payload.js';
export type { StartData } from '../contract/start-data.js';
export type { StartDataOptions } from './start-data.js';
export type { StartCallback, StartHandlerOptions } from './start-handler.js';
export type { FinishCallback } from './finish-handler.js';
export type { Handler, HandlerOptions, Logger } from './handler.js';
export type { CallOptions, FinishOptions, FinishResult, SessionStatus } from './vendor-api.js';
export type {
  AgreementWebhook,
  ReviewWarning,
  ReviewWebhook,
  ScheduleWebhook,
  Threshold,
  WarningWebhook,
  WebhookBodies,
  WebhookKind,
} from './webhook-bodies.js';
