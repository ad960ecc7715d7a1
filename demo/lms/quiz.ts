import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from 'proctored-exam/server';
import type { Attempt } from './attempts.js';
import { htmlPage, jsonBlock } from './html.js';
import type { createProctoring } from './proctoring.js';

/** No folder that is served as files holds the questions: a gate before files can be walked around. */
const QUESTIONS = join(import.meta.dirname, 'questions.html');

type Proctoring = ReturnType<typeof createProctoring>;

/** The quiz behind the gate: questions go out, and answers come in, while the session runs. */
export function createQuiz(proctoring: Proctoring, readPage: (name: string) => Promise<string>) {
  async function show(attempt: Attempt | undefined): Promise<Response> {
    const problem = await proctoring.gate(attempt);
    if (problem || !attempt) return (problem ?? new Problem('not-allowed')).toResponse();
    attempt.releasedAt ??= Date.now();
    const [page, questions] = await Promise.all([
      readPage('quiz.html'),
      readFile(QUESTIONS, 'utf8'),
    ]);
    return htmlPage(
      page
        .replace('<!-- questions -->', () => questions)
        // Who has reloaded the page goes on where they were.
        .replace('<!-- answers -->', () => jsonBlock('answers', attempt.answers)),
    );
  }

  async function save(attempt: Attempt | undefined, request: Request): Promise<Response> {
    if (attempt?.releasedAt === undefined) return new Problem('not-allowed').toResponse();
    const received = Date.now();
    if (await proctoring.isClosed(attempt)) {
      return new Problem('too-late', { title: 'The exam has ended' }).toResponse();
    }
    let answers: FormData;
    try {
      answers = await request.formData();
    } catch {
      // The body broke off, or is none of a form: no failure of the LMS's.
      return new Problem('body-invalid', { status: 400 }).toResponse();
    }
    const names = new Set(answers.keys());
    attempt.save(
      Object.fromEntries([...names].map((name) => [name, answers.getAll(name).map(String)])),
      received,
    );
    return new Response(null, { status: 204 });
  }

  return { show, save };
}
