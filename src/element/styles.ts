import { css } from 'lit';

/**
 * One small system for all views: the page's own font, its text colour thinned for lines and surfaces,
 * and middle tones for the rest, which stand out from light pages and dark ones alike, since a page's
 * `color-scheme` can't be relied on. What a box means is said by its sign and by its tone. Widths come
 * from the content: there is no query to get wrong.
 */
export const STYLES = css`
  :host(:not([hidden])) {
    display: block;
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
  summary,
  [part='headline'],
  [part~='panel'] {
    --accent: var(--proctored-exam-accent, #176bc2);
    --gap: var(--proctored-exam-gap, min(1em, 5vw));
    --tone: var(--accent);
    box-sizing: border-box;
    font: inherit;
    font-family: var(--proctored-exam-font, inherit);
  }
  button,
  a,
  input {
    display: inline-block;
    min-height: 2.75em;
    padding: 0.6em 1.2em;
    border: 1px solid color-mix(in srgb, currentcolor 50%, transparent);
    border-radius: var(--proctored-exam-radius, 0.5em);
    background: none;
    color: inherit;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .main {
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
  [part='headline'] {
    margin: 0;
    font-size: 1.25em;
    font-weight: 600;
  }
  [part~='panel'] {
    position: relative;
    max-width: 44em;
    padding: var(--gap);
    padding-inline-start: calc(2 * var(--gap) + 1.5em);
    border: 1px solid var(--tone);
    border-inline-start-width: 0.35em;
    border-radius: var(--proctored-exam-radius, 0.5em);
    background: var(--proctored-exam-surface, color-mix(in srgb, var(--tone) 8%, transparent));
    overflow-wrap: anywhere;
    text-align: start;
  }
  [part~='panel'] > * {
    margin: 0 0 0.6em;
  }
  [part~='panel'] > :last-child {
    margin: 0;
  }
  /* what an LMS says may be in another language than ours */
  [part='message'] {
    unicode-bidi: plaintext;
  }
  [part='message']:first-child {
    font-weight: 600;
  }
  slot + [part~='panel'] {
    margin-top: var(--gap);
  }
  /* in view wherever the content is scrolled to; it has its own place below the content, and moves none of it */
  [part~='notice'] {
    position: sticky;
    bottom: var(--edge, 0);
    z-index: 10;
    background: linear-gradient(
        var(--proctored-exam-surface, color-mix(in srgb, var(--tone) 8%, transparent)) 0 0
      )
      canvas;
    /* a dark page that does not say so has a light canvas: white or black then, away from the text */
    background-color: lab(from currentcolor calc((50 - l) * infinity) 0 0);
    box-shadow: 0 0 0.6em rgb(0 0 0 / 0.2);
  }
  [part~='panel']::before {
    content: 'i' / '';
    position: absolute;
    inset-inline-start: var(--gap);
    width: 1.1em;
    border: 0.2em solid var(--tone);
    border-radius: 50%;
    aspect-ratio: 1;
    background: var(--tone);
    color: #fff;
    font-weight: 700;
    line-height: 1.1;
    text-align: center;
    forced-color-adjust: none;
  }
  .warning {
    --tone: #a35200;
  }
  .warning::before {
    content: '!' / '';
    border-radius: 0.3em;
  }
  .error {
    --tone: #c62828;
  }
  .error::before {
    content: '✕' / '';
    clip-path: polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%);
  }
  .success {
    --tone: #1e7e34;
  }
  .success::before {
    content: '✓' / '';
  }
  .busy::before {
    content: '';
    border-block-end-color: transparent;
    background: none;
    animation: turn 1.5s linear infinite;
  }
  /* below each other: a label that changes, once it was pressed, brings no other button under the pointer */
  a,
  [part~='panel'] > button {
    display: block;
    width: fit-content;
  }
  .steps {
    display: flex;
    gap: 0.4em;
  }
  i {
    flex: 1;
    border-block-end: 0.3em solid var(--tone);
  }
  .ahead {
    border-block-end-width: 1px;
  }
  summary {
    min-height: 2.75em;
    padding-block: 0.7em;
    cursor: pointer;
  }
  [part='support-code'],
  [part='elapsed'] {
    margin: 0 0 0.6em;
    font-size: 0.875em;
  }
  /* a code is on one line where it has room */
  bdi {
    display: inline-block;
  }
  input {
    width: 100%;
    margin-top: 0.6em;
  }
  /* fixed where it stands: an absolute one would lengthen a page that scrolls the exam in a box */
  [aria-live] {
    position: fixed;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion) {
    .busy::before {
      animation: none;
    }
  }
  @media (prefers-contrast: more) {
    button,
    a {
      border-color: currentcolor;
    }
  }
  @media (forced-colors: active) {
    .main {
      border-color: ButtonText;
      background: ButtonText;
      color: ButtonFace;
      forced-color-adjust: none;
    }
    .warning {
      border-style: dashed;
    }
    .error {
      border: 0.35em double;
    }
    i {
      border-color: Highlight;
    }
  }
`;
