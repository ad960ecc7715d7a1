import type { StartPayload } from '../server/payload.js';
import type { EndReason } from './session.js';

/** What a rule is about, and whether the vendor allows it where the token says nothing. */
const RULES: Record<string, readonly [text: string, allowed: boolean]> = {
  allow_to_use_paper: ['Paper and pen', true],
  allow_to_use_calculator: ['A calculator', true],
  allow_to_use_books: ['Books and notes', false],
  allow_to_use_websites: ['Other websites', false],
  allow_to_use_messengers: ['Messengers', false],
  allow_to_use_excel: ['Spreadsheets', false],
  allow_to_use_human_assistant: ['Help from another person', false],
  allow_absence_in_frame: ['Leaving the camera’s view', false],
  allow_voices: ['Talking, or voices in the room', false],
  allow_wrong_gaze_direction: ['Looking away from the screen', false],
};

/** The exam's rules in words (vendor's "Exam rules", with its defaults). */
export function rulesOf({ rules = {} }: StartPayload): Record<'allowed' | 'forbidden', string[]> {
  const allowed: string[] = [];
  const forbidden: string[] = [];
  for (const [name, [text, allowedByDefault]] of Object.entries(RULES)) {
    const isAllowed = rules[name] === undefined ? allowedByDefault : rules[name] === true;
    (isAllowed ? allowed : forbidden).push(text);
  }
  return { allowed, forbidden };
}

/** A warning to the learner, and what the vendor calls it in reviews. */
export interface Warning {
  readonly type: string;
  readonly text: string;
}

const WARNINGS: Readonly<Record<string, Warning>> = {
  warning_avert_eyes: {
    type: 'WARNING_AVERT_EYES',
    text: 'Please keep your eyes on the screen.',
  },
  warning_no_user_in_frame: {
    type: 'WARNING_NO_USER_IN_FRAME',
    text: 'Please stay in the camera’s view.',
  },
  warning_voice_detected: {
    type: 'WARNING_VOICE_DETECTED',
    text: 'A voice was heard. Please be quiet.',
  },
};

/** When a capture has stopped. The vendor's name for the screen is not published: the list is open. */
export const CAMERA_STOPPED: Warning = {
  type: 'WARNING_CAMERA_NO_PICTURE',
  text: 'Your camera or microphone has stopped.',
};
export const SCREEN_STOPPED: Warning = {
  type: 'WARNING_SCREEN_NOT_SHARED',
  text: 'You no longer share your screen.',
};

/** A warning that this exam lets the learner see (vendor's "Visible and hidden warnings"). */
export function warningFor({ visibleWarnings = {} }: StartPayload): Warning | undefined {
  return Object.entries(WARNINGS).find(([name]) => visibleWarnings[name] !== false)?.[1];
}

/** What the proctor says; no person does. */
export const GREETING = 'Hello, I am your proctor. Write to me here if something is wrong.';
export const ANSWER = 'Thank you. This answer is automatic: nobody reads along in the sandbox.';

/** What the learner is told at the end. */
export const ENDINGS: Record<EndReason, string> = {
  learner: 'You have ended the exam.',
  proctor: 'The proctor has ended the exam. Reason: another person was seen in the room.',
  lms: 'Your exam was handed in.',
};
