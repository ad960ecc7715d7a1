import type { ReviewWarning, ReviewWebhook } from 'proctored-exam/server';
import type { Attempt } from './attempts.js';
import { escapeHtml } from './html.js';

const CONCLUSIONS: Record<string, string> = { accepted: 'Accepted', rejected: 'Rejected' };

/** How many questions the quiz has; their fields are named `q1`, `q2` and so on. */
const QUESTIONS = 5;

/** What the LMS knows of an attempt, and what the vendor has made of it, as HTML. */
export function resultOf(attempt: Attempt | undefined): string {
  if (!attempt) return '<p>You have not taken this quiz yet.</p>';
  return `${attemptPart(attempt)}${proctoringPart(attempt.review)}`;
}

function attemptPart({ releasedAt, handedInAt, endedAt, answers }: Attempt): string {
  if (releasedAt === undefined) return '<p>You have not seen the questions yet.</p>';
  const fields = Array.from({ length: QUESTIONS }, (_, index) => `q${index + 1}`);
  const given = fields.map((name) => (answers[name] ?? []).filter((value) => value.trim() !== ''));
  const items = given
    .map((values) => `<li>${escapeHtml(values.join(', ')) || 'not answered'}</li>`)
    .join('');
  const count = given.filter((values) => values.length > 0).length;
  return `
    <h2>Your attempt</h2>
    <p>The questions were opened at ${time(releasedAt)}. ${ending(handedInAt, endedAt)}</p>
    <p>The college has your answers to ${count} of ${QUESTIONS} questions:</p>
    <ol>${items}</ol>`;
}

/** Answers count as handed in when the learner's own request has ended the session, and only then. */
function ending(handedInAt: number | undefined, endedAt: number | undefined): string {
  if (handedInAt !== undefined) return `You handed in at ${time(handedInAt)}.`;
  if (endedAt === undefined) return 'The exam is still running.';
  return `The exam ended at ${time(endedAt)}, without your handing in: what was saved until then counts.`;
}

function proctoringPart(review: ReviewWebhook | undefined): string {
  const conclusion = review?.conclusion ?? 'unknown';
  if (!review || conclusion === 'unknown') {
    return `<h2>The proctoring</h2>
      <p data-pending><strong>Not reviewed yet.</strong>
      The result shows here as soon as the recording has been reviewed.</p>`;
  }
  const { score, threshold, comment } = review;
  const limit = threshold?.rejected;
  return `
    <h2>The proctoring</h2>
    <dl class="facts">
      ${fact('Conclusion', CONCLUSIONS[conclusion] ?? conclusion)}
      ${fact('Score', score == null ? 'none' : String(score))}
    </dl>
    ${limit == null ? '' : `<p>The lower the score, the better; from ${limit} a quiz is rejected.</p>`}
    ${comment ? `<p>${escapeHtml(comment)}</p>` : ''}
    ${warningsPart(review)}`;
}

function fact(name: string, value: string): string {
  return `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`;
}

function warningsPart({ warnings, warningTitles }: ReviewWebhook): string {
  const item = ({ type, start }: ReviewWarning) => {
    const title = escapeHtml(warningTitles?.[type]?.['en'] ?? type);
    const moment = Date.parse(start);
    return Number.isNaN(moment) ? `<li>${title}</li>` : `<li>${title} ${time(moment)}</li>`;
  };
  const items = (warnings ?? []).map(item).join('');
  return `<h3>Warnings</h3>${items ? `<ul>${items}</ul>` : '<p>None.</p>'}`;
}

/** A moment, in ms, as a time of day. */
function time(moment: number): string {
  const iso = new Date(moment).toISOString();
  return `<time datetime="${iso}">${iso.slice(11, 16)} UTC</time>`;
}
