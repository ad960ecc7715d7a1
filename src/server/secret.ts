/** Shorter secrets can be guessed, in characters; but the vendor issues them, so that they are taken. */
const MIN_LENGTH = 16;

/** What is unusual about a secret that can be one, for a log. */
export function warnOfSecret(secret: string): string | undefined {
  if (secret.length < MIN_LENGTH) {
    return `jwtSecret has fewer than ${MIN_LENGTH} characters: is that all of what the vendor issued?`;
  }
  if (secret !== secret.trim()) return 'jwtSecret has white space around it: is that meant?';
  return undefined;
}
