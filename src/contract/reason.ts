/** The text of whatever was thrown: vendors and apps throw more than errors. Never throws itself. */
export function reasonOf(thrown: unknown): string {
  try {
    if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) {
      return String(thrown.message);
    }
    return String(thrown);
  } catch {
    // An object without a prototype, or with a getter that throws.
    return 'something that has no text';
  }
}
