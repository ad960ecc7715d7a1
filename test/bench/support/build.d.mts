/** The self-contained file from another entry, or with some imports left out of it. */
export function buildAlone(options: {
  entry?: string;
  external?: RegExp;
}): Promise<{ code: string }>;
