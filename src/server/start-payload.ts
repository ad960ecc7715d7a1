/**
 * The payload of the start JWT, after the vendor's "API parameters" page and its own Moodle plugin.
 * In the comments, **documented** stands on that page, **plugin** was only seen in the plugin's code.
 * Lengths count characters. `null` is allowed only where it is written. Fields that are not listed
 * pass untouched: the vendor adds some from time to time.
 */
export interface StartPayload {
  /** The learner in the LMS, unique and stable; 1–255 characters. Documented. */
  userId: string;
  /** `null` withholds it. Documented; `null` by the plugin. */
  email?: string | null | undefined;
  /** At most 255 characters. Documented. */
  firstName?: string | undefined;
  /** At most 255 characters. Documented. */
  lastName?: string | undefined;
  /** Middle name or patronymic, at most 255 characters. Documented. */
  thirdName?: string | null | undefined;
  /**
   * Language of the proctoring interface, the only place where it can be set. Documented as two
   * letters (ISO 639-1: `de`); the plugin also sends `de-ch` and `zh-cn`, so both forms are taken.
   */
  language?: string | undefined;
  /** Free text for the proctor. Plugin. */
  specialAccommodationsInfo?: string | null | undefined;
  /** A reference photo for the proctor. Documented. */
  preliminaryCheck?: PreliminaryCheck | undefined;

  /** The customer; 1–255 characters. The vendor's samples show a number: send it as a string. Documented. */
  accountId: string;
  /** 1–255 characters. Each new name creates a company record at the vendor's: keep it constant. Documented. */
  accountName: string;
  /** At most 450 characters. Documented. */
  courseName?: string | undefined;
  /** Plugin. */
  courseCode?: string | undefined;
  /** The exam in the LMS, stable; 1–255 characters. Documented. */
  examId: string;
  /** 1–500 characters. Documented. */
  examName: string;
  /** Shown (in a frame) before the exam; http or https, at most 200 characters. Documented. */
  userAgreementUrl?: string | null | undefined;
  /** Length of the slot in whole minutes, not enforced as a timer; with `schedule`, a multiple of 30. Documented. */
  duration: number;
  /** Whether the learner books a slot first. Documented. */
  schedule: boolean;
  /** `online` with a live proctor, `offline` reviewed later, `auto` by machine (documented); `identification` (plugin). */
  proctoring: 'online' | 'offline' | 'auto' | 'identification';
  /**
   * No start before this moment. ISO 8601 date and time with an offset: `2026-01-31T09:00:00Z`
   * (documented), `…+01:00`, or `…+0000` as the plugin writes it. A minute in the past saves learners
   * from clock skew.
   */
  startDate: string;
  /** No start after it; after `startDate`, same form. Its required flag is unconfirmed: always send it. Documented. */
  endDate?: string | undefined;

  /** A demo without report; its video is not kept. Documented. */
  trial?: boolean | undefined;
  /** What the learner shows before the exam. Documented. */
  identification?: 'face' | 'passport' | 'face_and_passport' | 'skip' | undefined;
  /** A phone as second camera. Documented. */
  auxiliaryCamera?: boolean | undefined;
  /** Vendor's default: `video`. Documented. */
  auxiliaryCameraMode?: 'photo' | 'video' | undefined;
  /** Plugin; see {@link allowMakingRoomScanSecondCamera}. */
  allowRoomScanAuxCamera?: boolean | undefined;
  /** Another customer's name for `allowRoomScanAuxCamera`; which one the vendor reads is unconfirmed. */
  allowMakingRoomScanSecondCamera?: boolean | undefined;
  /** Vendor's default: `front`. Plugin. */
  webCameraMainView?: 'front' | 'side' | undefined;
  /** Documented. */
  allowMultipleDisplays?: boolean | undefined;
  /** Plugin. */
  allowVirtualEnvironment?: boolean | undefined;
  /** Plugin. */
  checkIdPhotoQuality?: boolean | undefined;
  /** The exam opens in the vendor's Secure Browser only. Plugin. */
  secureBrowser?: boolean | undefined;
  /** The old name of `secureBrowser`. Plugin. */
  ldb?: boolean | undefined;
  /** Vendor's default: `basic`. Plugin. */
  secureBrowserLevel?: 'basic' | 'medium' | 'high' | undefined;
  /** Process names, Secure Browser only. Plugin. */
  desktopAppForbiddenProcesses?: string[] | null | undefined;
  /** Process names, Secure Browser only. Plugin. */
  desktopAppAllowedProcesses?: string[] | null | undefined;
  /** Vendor's default: `off`. Plugin. */
  calculator?: 'off' | 'simple' | 'scientific' | undefined;
  /** Plugin. */
  streamsPreset?: 'default' | 'no_video' | 'no_ai_detection' | null | undefined;
  /** Plugin. */
  sendManualWarningsToLearner?: boolean | undefined;
  /** What the learner may do; shown to the learner. Documented. */
  rules?: ExamRules | undefined;
  /** How violations add up to a score. Documented. */
  scoreConfig?: ScoreConfig | undefined;
  /** Which warnings the learner sees. Documented. */
  visibleWarnings?: VisibleWarnings | undefined;
  /** Legacy: the plugin dropped it in 2025. Documented. */
  biometricIdentification?: BiometricIdentification | undefined;

  /**
   * One proctoring session, 1–255 characters (the limit is unconfirmed), best a UUID. Keep one for each
   * attempt and sign it again when the learner comes back: the same id re-enters the session. Always
   * send it: finish, status and webhooks go by it. Documented.
   */
  sessionId?: string | undefined;
  /** The page of the exam, http or https. The vendor's samples always send it. Documented. */
  sessionUrl?: string | undefined;
  /** Where the vendor sends the learner at the end, http or https; best left out with the SDK. Documented. */
  sessionFinishUrl?: string | undefined;
  /** Expiry in Unix seconds. Left out, it is set from `expiresIn`. Documented in one sample only. */
  exp?: number | undefined;

  /** Whatever else the vendor reads. */
  [field: string]: unknown;
}

/** Documented. The photo must be reachable by the vendor, so its URL should be hard to guess and short-lived. */
export interface PreliminaryCheck {
  enabled: boolean;
  /** An http or https address. */
  photo_url: string;
  [field: string]: unknown;
}

/** What is allowed. Absent rules have the vendor's default: `false`, but `true` for paper and calculator. Documented. */
export interface ExamRules {
  allow_to_use_websites?: boolean | undefined;
  allow_to_use_books?: boolean | undefined;
  /** Vendor's default: `true`. */
  allow_to_use_paper?: boolean | undefined;
  allow_to_use_messengers?: boolean | undefined;
  /** Vendor's default: `true`. */
  allow_to_use_calculator?: boolean | undefined;
  allow_to_use_excel?: boolean | undefined;
  allow_to_use_human_assistant?: boolean | undefined;
  allow_absence_in_frame?: boolean | undefined;
  allow_voices?: boolean | undefined;
  allow_wrong_gaze_direction?: boolean | undefined;
  /** Free text. */
  custom_rules?: string | undefined;
  [rule: string]: unknown;
}

/**
 * Weights from 0 to 10. Documented; one page shows other names in camelCase, but the table, the
 * sample and the plugin agree on these.
 */
export interface ScoreConfig {
  /** The result is negative above it: a whole number from 0 to 100, vendor's default 80. */
  cheater_level?: number | undefined;
  extra_user?: number | undefined;
  user_replaced?: number | undefined;
  /** Vendor's default: 2. */
  absent_user?: number | undefined;
  /** Vendor's default: 1.5. */
  look_away?: number | undefined;
  active_window_changed?: number | undefined;
  forbidden_device?: number | undefined;
  voice?: number | undefined;
  phone?: number | undefined;
  [weight: string]: unknown;
}

/** All shown by default; hidden ones are still recorded. Documented. */
export interface VisibleWarnings {
  warning_extra_user_in_frame?: boolean | undefined;
  warning_substitution_user?: boolean | undefined;
  warning_no_user_in_frame?: boolean | undefined;
  warning_avert_eyes?: boolean | undefined;
  warning_change_active_window_on_computer?: boolean | undefined;
  warning_voice_detected?: boolean | undefined;
  /** Needs to be set up by the vendor. */
  warning_phone?: boolean | undefined;
  /** Needs to be set up by the vendor. */
  warning_forbidden_device?: boolean | undefined;
  /** Old samples only. */
  warning_timeout?: boolean | undefined;
  [warning: string]: unknown;
}

/** Legacy. Documented; the types of `skip_fail`, `flow` and `theme` are the plugin's. */
export interface BiometricIdentification {
  enabled?: boolean | undefined;
  /** An http or https address. */
  photo_url?: string | undefined;
  skip_fail?: boolean | undefined;
  flow?: string | undefined;
  theme?: string | undefined;
  [field: string]: unknown;
}
