/** The guide to the LMS side as the module that its blocks are, with what its reader brings along. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const GUIDE = new URL('../../../../demo/docs/lms-server.md', import.meta.url);

/** What the reader brings along: one learner, one attempt. */
const LMS = `
  const attempt = { sessionId: 'session-1', opens: 0 };
  export const saved = [];
  export const saveAnswers = async (attempt, answers) => { saved.push(answers); };
  export const reviews = [];
  export const learnerOf = (request) =>
    /(^|; ?)session=ada(;|$)/.test(request.headers.get('Cookie')) && { id: 'ada' };
  export const attemptOf = (learner, exam) => (exam === '42' ? attempt : undefined);
  export const questionsOf = () => new Response('2 + 2 = ?');
  export const saveReview = (review) => { reviews.push(review.sessionId); };
  export const payloadOf = ({ id }, { sessionId }) => ({
    userId: id, accountId: '1', accountName: 'Acme', examId: '42', examName: 'Maths', duration: 60,
    schedule: false, proctoring: 'offline', startDate: '2026-01-31T09:00:00Z', sessionId,
  });
`;

/** The blocks of a guide that are JavaScript, in their order. */
export async function blocksOf(guide: URL): Promise<string[]> {
  const text = await readFile(guide, 'utf8');
  return [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, block = '']) => block);
}

/** Writes `proctoring.js`, and what it imports, into a folder; returns its path. */
export async function writeGuide(folder: string): Promise<string> {
  const blocks = await blocksOf(GUIDE);
  assert.match(blocks[0] ?? '', /^\/\/ proctoring\.js\n/);
  await writeFile(join(folder, 'lms.js'), LMS);
  const file = join(folder, 'proctoring.js');
  await writeFile(file, blocks.join('\n'));
  return file;
}
