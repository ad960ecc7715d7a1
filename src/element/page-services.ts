/**
 * What a page has one of, however many exams are in it. `src/element` keeps module-level state in this
 * file only.
 */
import { en, type Messages } from '../messages/en.js';
import type { ExamHost } from './host.js';

/** The built-in texts that have been loaded, by ISO 639-1 code: a further exam shows them at once. */
export const loadedMessages = new Map<string, Messages>([['en', en]]);

/** All exams, whatever their tags are called: what belongs to an exam within another is that exam's. */
export const exams = new WeakSet<EventTarget>();

/** Exams that were made of placeholders in this page. A clone of one is none. */
export const upgradedExams = new WeakSet<ExamHost>();

/** Exams beside which another placeholder of theirs came up: a page swapper is going to take the exam out. */
export const awaitedExams = new WeakSet<ExamHost>();
