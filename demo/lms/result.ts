import type { ReviewWarning, ReviewWebhook } from 'proctored-exam/server';
import { escapeHtml } from './html.js';
import type { Attempt } from './attempts.js';

const CONCLUSIONS: Record<string, string> = { accepted: 'Accepted', rejected: 'Rejected' };

/** The result of an attempt's proctoring, as HTML. */
export function resultOf(attempt: Attempt | undefined): string {
  if (!attempt) return '<p>You have not taken this quiz yet.</p>';
  const { review } = attempt;
  const conclusion = review?.conclusion ?? 'unknown';
  if (!review || conclusion === 'unknown') {
    return `<p data-pending><strong>Not reviewed yet.</strong>
      The result shows here as soon as the recording has been reviewed.</p>`;
  }
  const { score, threshold, comment } = review;
  const limit = threshold?.rejected;
  return `
    <dl class="facts">
      ${fact('Conclusion', CONCLUSIONS[conclusion] ?? conclusion)}
      ${fact('Score', score == null ? 'none' : String(score))}
    </dl>
    ${limit == null ? '' : `<p>The lower the score, the better; from ${limit} a quiz is rejected.</p>`}
    ${comment ? `<p>${escapeHtml(comment)}</p>` : ''}
    ${warningsOf(review)}`;
}

function fact(name: string, value: string): string {
  return `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`;
}

function warningsOf({ warnings, warningTitles }: ReviewWebhook): string {
  const item = ({ type, start }: ReviewWarning) => {
    const title = escapeHtml(warningTitles?.[type]?.['en'] ?? type);
    const time = new Date(start);
    if (Number.isNaN(time.getTime())) return `<li>${title}</li>`;
    const iso = time.toISOString();
    return `<li>${title} <time datetime="${iso}">${iso.slice(11, 16)} UTC</time></li>`;
  };
  const items = (warnings ?? []).map(item).join('');
  return `<h2>Warnings</h2>${items ? `<ul>${items}</ul>` : '<p>None.</p>'}`;
}
