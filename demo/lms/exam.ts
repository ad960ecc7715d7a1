import type { StartPayload } from 'proctored-exam/server';
import type { Attempt } from './attempts.js';
import type { Learner } from './learners.js';

/** The one exam of this LMS. */
export const EXAM_ID = '42';

/** What the vendor is told of one start: who, which exam, under which rules. */
export function payloadOf(learner: Learner, attempt: Attempt, pageUrl: string): StartPayload {
  const now = Date.now();
  return {
    userId: learner.id,
    firstName: learner.firstName,
    lastName: learner.lastName,
    email: learner.email,
    language: 'en',

    accountId: 'westbrook',
    accountName: 'Westbrook College',
    courseName: 'Mathematics I',
    examId: EXAM_ID,
    examName: 'Mathematics I: final quiz',
    duration: 20,
    schedule: false,
    proctoring: 'offline',
    identification: 'face',
    trial: true,
    // A minute ago, so that clocks may differ a little.
    startDate: new Date(now - 60_000).toISOString(),
    endDate: new Date(now + 4 * 3_600_000).toISOString(),

    rules: {
      allow_to_use_paper: true,
      allow_to_use_calculator: true,
      allow_to_use_books: false,
      allow_to_use_websites: false,
      allow_voices: false,
      custom_rules: 'You may drink water.',
    },
    scoreConfig: { cheater_level: 80 },
    visibleWarnings: { warning_avert_eyes: true, warning_voice_detected: true },

    sessionId: attempt.sessionId,
    sessionUrl: pageUrl,
  };
}
