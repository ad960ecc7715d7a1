/** The class and the types, without registering the tag. */
export { ProctoredExam } from './proctored-exam.js';
export { type ProctoredExamEventMap, type SessionDetail } from './events.js';
export { checkEnvironment, type Environment, type MediaFeature } from '../exam/environment.js';
export type { Refusal } from '../contract/problem-document.js';
export type { StartData } from '../contract/start-data.js';
export { ProctoredExamError, type ErrorCode, type Severity } from '../exam/errors.js';
export type { Phase } from '../exam/phases.js';
export type { InitOptions, ProctoringSdk, ProctoringSession } from '../exam/sdk.js';
export type { Messages } from '../messages/en.js';
