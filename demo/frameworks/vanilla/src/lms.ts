/** This app's own way to its LMS: signed in by a token in a header. */
import type { StartData } from 'proctored-exam';

const signedIn = fetch('/api/sign-in', { method: 'POST' }).then(
  (response) => response.json() as Promise<{ token: string }>,
);

async function ask(path: string, init: RequestInit): Promise<Response> {
  const { token } = await signedIn;
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const response = await fetch(path, { ...init, headers });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}

export async function fetchStartData({ signal }: { signal: AbortSignal }): Promise<StartData> {
  const response = await ask('/api/start', { signal });
  return (await response.json()) as StartData;
}

interface FinishOptions {
  sessionId: string | undefined;
  signal: AbortSignal;
}

export async function requestFinish({ sessionId, signal }: FinishOptions): Promise<void> {
  await ask('/api/finish', { method: 'POST', body: JSON.stringify({ sessionId }), signal });
}
