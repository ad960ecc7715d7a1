import { css } from 'lit';

/**
 * One small system for all views: the page's own font, its text colour thinned for lines and surfaces,
 * and middle tones for the rest, which stand out from light pages and dark ones alike, since a page's
 * `color-scheme` can't be relied on. Widths come from the content: there is no query to get wrong.
 */
export const STYLES = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  #view:focus {
    outline: none;
  }
  [inert] {
    opacity: 0.6;
  }
  /* not on the host: the author's content would inherit them */
  button,
  a,
  input,
  [part='panel'] {
    --accent: var(--proctored-exam-accent, #176bc2);
    --gap: var(--proctored-exam-gap, 1em);
    --line: color-mix(in srgb, currentcolor 50%, transparent);
    --tone: var(--accent);
    box-sizing: border-box;
    font: inherit;
    font-family: var(--proctored-exam-font, inherit);
    border: 1px solid var(--line);
    border-radius: var(--proctored-exam-radius, 0.5em);
  }
  button,
  a,
  input {
    display: inline-block;
    min-height: 2.75em;
    padding: 0.6em 1.2em;
    background: none;
    color: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  [part='start-button'],
  [part='retry-button'],
  a {
    border-color: transparent;
    background: var(--accent);
    color: var(--proctored-exam-on-accent, #fff);
    font-weight: 600;
  }
  :is(button, a):hover {
    box-shadow: inset 0 0 9em color-mix(in srgb, currentcolor 10%, transparent);
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  [part='panel'] {
    position: relative;
    max-width: 44em;
    padding: var(--gap);
    padding-inline-start: calc(2 * var(--gap) + 1.4em);
    border-inline-start: 0.3em solid var(--tone);
    background: var(--proctored-exam-surface, color-mix(in srgb, currentcolor 5%, transparent));
    overflow-wrap: anywhere;
    text-align: start;
  }
  [part='panel'] > * {
    margin: 0 0 0.6em;
  }
  [part='panel'] > :last-child {
    margin: 0;
  }
  /* what an LMS or the vendor says may be in another language than ours */
  [part='message'] {
    unicode-bidi: plaintext;
  }
  * + [part='panel'] {
    margin-top: var(--gap);
  }
  [part='panel']:not(:last-child) {
    margin-bottom: var(--gap);
  }
  [part='panel']::before {
    content: 'i' / '';
    box-sizing: border-box;
    position: absolute;
    inset-inline-start: var(--gap);
    width: 1.4em;
    border: 0.2em solid var(--tone);
    border-radius: 50%;
    aspect-ratio: 1;
    background: var(--tone);
    color: #fff;
    font-weight: 700;
    line-height: 1;
    text-align: center;
    forced-color-adjust: none;
  }
  .problem {
    --tone: #c62828;
  }
  .problem::before {
    content: '!' / '';
  }
  .done {
    --tone: #1e7e34;
    font-weight: 600;
  }
  .done::before {
    content: '✓' / '';
  }
  .busy::before {
    content: '';
    border-block-end-color: transparent;
    background: none;
    animation: turn 1.5s linear infinite;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  [part='support-code'],
  [part='elapsed'] {
    font-size: 0.875em;
  }
  input {
    width: 100%;
  }
  /* fixed where it stands: an absolute one would lengthen a page that scrolls the exam in a box */
  [role] {
    position: fixed;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (prefers-reduced-motion) {
    .busy::before {
      animation: none;
    }
  }
  @media (prefers-contrast: more) {
    button,
    a,
    [part='panel'] {
      --line: currentcolor;
    }
  }
`;
