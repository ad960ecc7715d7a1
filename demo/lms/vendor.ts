/** What the vendor issues to this college; here the double beside the LMS goes by it too. */
export const integration = {
  integrationName: 'westbrook',
  /** Stands for a secret; a real one comes from the server's environment. */
  jwtSecret: 'not-a-secret: this key signs nothing but the demo',
};

/** Where the LMS takes the vendor's webhooks. */
export const WEBHOOK_PATH = '/lms/proctoring/webhook';
