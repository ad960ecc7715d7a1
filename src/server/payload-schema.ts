import * as v from 'valibot';
import type { StartPayload } from './start-payload.js';
import { isHttpUrl } from './url.js';

// Every schema below is given one text, what is expected, as the message of all its issues: so one
// test does, which costs each start less than a pipe of several.

const flag = v.boolean('true or false');

/** Characters count, as at the vendor's; they are counted only where the length, never less, is too much. */
function isText(value: unknown, max: number): value is string {
  return typeof value === 'string' && (value.length <= max || Array.from(value).length <= max);
}

function text(max = Infinity) {
  const expected = max === Infinity ? 'a string' : `a string of at most ${max} characters`;
  return v.custom<string>((value) => isText(value, max), expected);
}

function name(max: number) {
  const expected = `a string of 1 to ${max} characters`;
  return v.custom<string>((value) => isText(value, max) && value !== '', expected);
}

function oneOf<const Options extends readonly string[]>(...options: Options) {
  return v.picklist(options, `one of ${options.join(', ')}`);
}

function url(max = Infinity) {
  const limit = max === Infinity ? '' : ` of at most ${max} characters`;
  const expected = `an absolute http or https URL${limit}`;
  return v.custom<string>((value) => isText(value, max) && isHttpUrl(value), expected);
}

/** `NaN` is in no range. */
function isIn(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max;
}

function number(expected: string, min: number, max: number) {
  return v.custom<number>((value) => isIn(value, min, max), expected);
}

function whole(expected: string, min: number, max: number) {
  return v.custom<number>((value) => isIn(value, min, max) && Number.isInteger(value), expected);
}

const dateTimeForm =
  /^(\d{4}-\d\d-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(\.\d+)?(?:Z|([+-][01]\d|[+-]2[0-3])(?::?([0-5]\d))?)$/;

/** The moment that an ISO 8601 date and time with an offset names, in ms; NaN if there is none. */
function moment(value: string): number {
  const parts = dateTimeForm.exec(value);
  if (!parts) return NaN;
  const [, minute = '', day, second = ':00', fraction, hours, minutes = '00'] = parts;
  // Some engines take 30 February for a day in March.
  if (Number(day) > 28 && new Date(`${minute}Z`).getUTCDate() !== Number(day)) return NaN;
  // The one form that all engines read.
  const milliseconds = fraction === undefined ? '' : fraction.slice(0, 4).padEnd(4, '0');
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return Date.parse(minute + second + milliseconds + offset);
}

const dateTimeText =
  'an ISO 8601 date and time with an offset or Z, such as 2026-01-31T09:00:00Z or …+0100';
const dateTime = v.custom<string>(
  (value) => typeof value === 'string' && !Number.isNaN(moment(value)),
  dateTimeText,
);

/** An object that may have more fields than these. A missing field is reported with its own text. */
function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(
    v.custom<object>((value) => typeof value === 'object' && !Array.isArray(value), 'an object'),
    v.looseObject(entries, (issue) => {
      const key = issue.path?.[0].key;
      const schema: object | undefined = typeof key === 'string' ? entries[key] : undefined;
      return schema && 'message' in schema ? String(schema.message) : 'an object';
    }),
  );
}

function flags<const Names extends readonly string[]>(...names: Names) {
  return v.entriesFromList(names, v.optional(flag));
}

function weights<const Names extends readonly string[]>(...names: Names) {
  return v.entriesFromList(names, v.optional(number('a number from 0 to 10', 0, 10)));
}

const processNames = v.optional(v.nullable(v.array(text(), 'a list of strings or null')));

/**
 * The payload of the start JWT as a valibot schema, after the vendor's tables; {@link StartPayload}
 * describes each field. Unknown fields pass, at every level.
 */
export const payloadSchema: v.GenericSchema<unknown, StartPayload> = v.pipe(
  fields({
    userId: name(255),
    email: v.optional(v.nullable(text())),
    firstName: v.optional(text(255)),
    lastName: v.optional(text(255)),
    thirdName: v.optional(v.nullable(text(255))),
    language: v.optional(
      v.custom<string>(
        (value) => typeof value === 'string' && /^[a-z]{2}(-[a-z]{2})?$/i.test(value),
        'a language such as de or de-ch',
      ),
    ),
    specialAccommodationsInfo: v.optional(v.nullable(text())),
    preliminaryCheck: v.optional(fields({ enabled: flag, photo_url: url() })),

    accountId: name(255),
    accountName: name(255),
    courseName: v.optional(text(450)),
    courseCode: v.optional(text()),
    examId: name(255),
    examName: name(500),
    userAgreementUrl: v.optional(v.nullable(url(200))),
    duration: whole('a whole number of minutes ≥ 1', 1, Number.MAX_SAFE_INTEGER),
    schedule: flag,
    proctoring: oneOf('online', 'offline', 'auto', 'identification'),
    startDate: dateTime,
    endDate: v.optional(dateTime),

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
    desktopAppForbiddenProcesses: processNames,
    desktopAppAllowedProcesses: processNames,
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

    sessionId: v.optional(name(255)),
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
