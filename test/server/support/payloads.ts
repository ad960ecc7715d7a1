import type { StartPayload } from '../../../src/server/index.js';

/** What every start needs. */
export function minimalPayload(): StartPayload {
  return {
    userId: 'learner-7',
    accountId: '42',
    accountName: 'Acme University',
    examId: 'maths-1',
    examName: 'Mathematics I',
    duration: 60,
    schedule: false,
    proctoring: 'online',
    startDate: '2026-01-31T09:00:00Z',
  };
}

/** Every field of the vendor's tables. */
export function fullPayload(): StartPayload {
  return {
    ...minimalPayload(),
    email: 'ada@example.edu',
    firstName: 'Ada',
    lastName: 'Lovelace',
    thirdName: null,
    language: 'de',
    specialAccommodationsInfo: 'More time',
    preliminaryCheck: { enabled: true, photo_url: 'https://lms.example.edu/photo/7' },
    courseName: 'Mathematics',
    courseCode: 'M-1',
    userAgreementUrl: 'https://lms.example.edu/agreement',
    endDate: '2026-01-31T12:00:00Z',
    trial: true,
    identification: 'face',
    auxiliaryCamera: false,
    auxiliaryCameraMode: 'video',
    allowRoomScanAuxCamera: false,
    allowMakingRoomScanSecondCamera: false,
    webCameraMainView: 'front',
    allowMultipleDisplays: true,
    allowVirtualEnvironment: false,
    checkIdPhotoQuality: false,
    secureBrowser: false,
    ldb: false,
    secureBrowserLevel: 'basic',
    desktopAppForbiddenProcesses: ['chat.exe'],
    desktopAppAllowedProcesses: null,
    calculator: 'off',
    streamsPreset: 'default',
    sendManualWarningsToLearner: true,
    rules: {
      allow_to_use_websites: false,
      allow_to_use_books: false,
      allow_to_use_paper: true,
      allow_to_use_messengers: false,
      allow_to_use_calculator: true,
      allow_to_use_excel: false,
      allow_to_use_human_assistant: false,
      allow_absence_in_frame: false,
      allow_voices: false,
      allow_wrong_gaze_direction: false,
      custom_rules: 'Water is allowed. 水 💧',
    },
    scoreConfig: {
      cheater_level: 80,
      extra_user: 1,
      user_replaced: 1,
      absent_user: 2,
      look_away: 1.5,
      active_window_changed: 1,
      forbidden_device: 1,
      voice: 1,
      phone: 1,
    },
    visibleWarnings: {
      warning_extra_user_in_frame: true,
      warning_substitution_user: true,
      warning_no_user_in_frame: true,
      warning_avert_eyes: true,
      warning_change_active_window_on_computer: true,
      warning_voice_detected: true,
      warning_phone: true,
      warning_forbidden_device: true,
      warning_timeout: true,
    },
    biometricIdentification: {
      enabled: false,
      photo_url: 'https://lms.example.edu/photo/7',
      skip_fail: true,
      flow: 'default',
      theme: 'light',
    },
    sessionId: '0d5f6a43-7f35-4c39-9a43-0e4f4c0b8a10',
    sessionUrl: 'https://lms.example.edu/exam/1',
    sessionFinishUrl: 'https://lms.example.edu/exam/1/thanks',
  };
}

type Path = readonly (string | number)[];

/** A deep copy with one field set; `undefined` takes it out. */
export function withField<Value extends object>(value: Value, path: Path, field: unknown): Value {
  const copy = structuredClone(value);
  let owner = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) owner = owner[key] as Record<string | number, unknown>;
  const key = path.at(-1) ?? '';
  if (field === undefined) Reflect.deleteProperty(owner, key);
  else owner[key] = field;
  return copy;
}
