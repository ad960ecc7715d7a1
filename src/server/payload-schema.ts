import * as v from 'valibot';
import { fields } from './fields.js';
import { isId, isSessionId, MAX_ID_LENGTH } from './ids.js';
import type { StartPayload } from './start-payload.js';
import { isHttpUrl } from './url.js';

// Every schema below has one text, what is expected, as the message of all its issues.

const FLAG = v.boolean('true or false');

/** Characters count, as at the vendor's, not the halves of which some of them are made. */
function hasAtMost(max: number) {
  return (value: string) => value.length <= max || Array.from(value).length <= max;
}

function text(max = Infinity) {
  const expected = max === Infinity ? 'a string' : `a string of at most ${max} characters`;
  return v.pipe(v.string(expected), v.check(hasAtMost(max), expected));
}

function name(max: number) {
  const expected = `a string of 1 to ${max} characters`;
  return v.pipe(v.string(expected), v.nonEmpty(expected), v.check(hasAtMost(max), expected));
}

function id(isRight: (value: string) => boolean) {
  const expected = `an id, a string of 1 to ${MAX_ID_LENGTH} characters`;
  return v.pipe(
    v.string(expected),
    v.check(hasAtMost(MAX_ID_LENGTH), expected),
    v.check(isRight, expected),
  );
}

function oneOf<const Options extends readonly string[]>(...options: Options) {
  return v.picklist(options, `one of ${options.join(', ')}`);
}

function url(max = Infinity) {
  const limit = max === Infinity ? '' : ` of at most ${max} characters`;
  const expected = `an absolute http or https URL${limit}`;
  return v.pipe(
    v.string(expected),
    v.check(hasAtMost(max), expected),
    v.check(isHttpUrl, expected),
  );
}

function number(expected: string, min: number, max: number) {
  return v.pipe(v.number(expected), v.minValue(min, expected), v.maxValue(max, expected));
}

function whole(expected: string, min: number, max: number) {
  return v.pipe(number(expected, min, max), v.integer(expected));
}

const DATE_TIME_FORM =
  /^(\d{4}-\d\d-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(\.\d+)?(?:Z|([+-][01]\d|[+-]2[0-3])(?::?([0-5]\d))?)$/;

/** The moment that an ISO 8601 date and time with an offset names, in ms; NaN if there is none. */
function moment(value: string): number {
  const parts = DATE_TIME_FORM.exec(value);
  if (!parts) return NaN;
  const [, minute = '', day, second = ':00', fraction, hours, minutes = '00'] = parts;
  // Some engines take 30 February for a day in March.
  if (Number(day) > 28 && new Date(`${minute}Z`).getUTCDate() !== Number(day)) return NaN;
  // The one form that all engines read.
  const milliseconds = fraction === undefined ? '' : fraction.slice(0, 4).padEnd(4, '0');
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return Date.parse(minute + second + milliseconds + offset);
}

const DATE_TIME_TEXT =
  'an ISO 8601 date and time with an offset or Z, such as 2026-01-31T09:00:00Z or …+0100';
const DATE_TIME = v.pipe(
  v.string(DATE_TIME_TEXT),
  v.check((value) => !Number.isNaN(moment(value)), DATE_TIME_TEXT),
);

function flags<const Names extends readonly string[]>(...names: Names) {
  return v.entriesFromList(names, v.optional(FLAG));
}

function weights<const Names extends readonly string[]>(...names: Names) {
  return v.entriesFromList(names, v.optional(number('a number from 0 to 10', 0, 10)));
}

const LANGUAGE_TEXT = 'a language such as de or de-ch';

const PROCESS_NAMES = v.optional(v.nullable(v.array(text(), 'a list of strings or null')));

/**
 * The payload of the start JWT as a valibot schema, after the vendor's tables; {@link StartPayload}
 * describes each field. Unknown fields pass, at every level.
 */
export const PAYLOAD_SCHEMA: v.GenericSchema<unknown, StartPayload> = v.pipe(
  fields({
    userId: id(isId),
    email: v.optional(v.nullable(text())),
    firstName: v.optional(text(255)),
    lastName: v.optional(text(255)),
    thirdName: v.optional(v.nullable(text(255))),
    language: v.optional(
      v.pipe(v.string(LANGUAGE_TEXT), v.regex(/^[a-z]{2}(-[a-z]{2})?$/i, LANGUAGE_TEXT)),
    ),
    specialAccommodationsInfo: v.optional(v.nullable(text())),
    preliminaryCheck: v.optional(fields({ enabled: FLAG, photo_url: url() })),

    accountId: id(isId),
    accountName: name(255),
    courseName: v.optional(text(450)),
    courseCode: v.optional(text()),
    examId: id(isId),
    examName: name(500),
    userAgreementUrl: v.optional(v.nullable(url(200))),
    duration: whole('a whole number of minutes ≥ 1', 1, Number.MAX_SAFE_INTEGER),
    schedule: FLAG,
    proctoring: oneOf('online', 'offline', 'auto', 'identification'),
    startDate: DATE_TIME,
    endDate: v.optional(DATE_TIME),

    ...flags(
      'trial',
      'auxiliaryCamera',
      'allowRoomScanAuxCamera',
      'allowMakingRoomScanSecondCamera',
      'allowMultipleDisplays',
      'allowVirtualEnvironment',
      'checkIdPhotoQuality',
      'secureBrowser',
      'ldb',
      'sendManualWarningsToLearner',
    ),
    identification: v.optional(oneOf('face', 'passport', 'face_and_passport', 'skip')),
    auxiliaryCameraMode: v.optional(oneOf('photo', 'video')),
    webCameraMainView: v.optional(oneOf('front', 'side')),
    secureBrowserLevel: v.optional(oneOf('basic', 'medium', 'high')),
    desktopAppForbiddenProcesses: PROCESS_NAMES,
    desktopAppAllowedProcesses: PROCESS_NAMES,
    calculator: v.optional(oneOf('off', 'simple', 'scientific')),
    streamsPreset: v.optional(v.nullable(oneOf('default', 'no_video', 'no_ai_detection'))),

    rules: v.optional(
      fields({
        ...flags(
          'allow_to_use_websites',
          'allow_to_use_books',
          'allow_to_use_paper',
          'allow_to_use_messengers',
          'allow_to_use_calculator',
          'allow_to_use_excel',
          'allow_to_use_human_assistant',
          'allow_absence_in_frame',
          'allow_voices',
          'allow_wrong_gaze_direction',
        ),
        custom_rules: v.optional(text()),
      }),
    ),
    scoreConfig: v.optional(
      fields({
        cheater_level: v.optional(whole('a whole number from 0 to 100', 0, 100)),
        ...weights(
          'extra_user',
          'user_replaced',
          'absent_user',
          'look_away',
          'active_window_changed',
          'forbidden_device',
          'voice',
          'phone',
        ),
      }),
    ),
    visibleWarnings: v.optional(
      fields(
        flags(
          'warning_extra_user_in_frame',
          'warning_substitution_user',
          'warning_no_user_in_frame',
          'warning_avert_eyes',
          'warning_change_active_window_on_computer',
          'warning_voice_detected',
          'warning_phone',
          'warning_forbidden_device',
          'warning_timeout',
        ),
      ),
    ),
    biometricIdentification: v.optional(
      fields({
        ...flags('enabled', 'skip_fail'),
        photo_url: v.optional(url()),
        flow: v.optional(text()),
        theme: v.optional(text()),
      }),
    ),

    sessionId: v.optional(id(isSessionId)),
    sessionUrl: v.optional(url()),
    sessionFinishUrl: v.optional(url()),
    // Milliseconds, a common slip, would be a date in the year 50,000.
    exp: v.optional(whole('a Unix time in whole seconds', 1, 9_999_999_999)),
  }),
  v.forward(
    v.partialCheck(
      [['startDate'], ['endDate']],
      // Also true of dates that are none, which have their own problem.
      ({ startDate, endDate = '' }) => !(moment(endDate) <= moment(startDate)),
      'a moment after startDate',
    ),
    ['endDate'],
  ),
);
