/** The words that attributes may hold; those of `data-credentials` are in `src/exam/requests.ts`. */
export const SDK_PRELOADS = ['none', 'intent', 'eager'] as const;
export const NOTICE_SETTINGS = ['all', 'none'] as const;
