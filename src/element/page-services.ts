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

/** Where placeholders of exams have come up beside them: a page swapper may be about to take those out. */
export const nextPlaces = new WeakMap<ExamHost, HTMLTemplateElement>();
