/** The sandbox's look, in system colours so that it follows the learner's light, dark or contrast. */
export const STYLES = `
:host { all: initial !important; }
dialog, .panel {
  color-scheme: light dark;
  font: medium/1.5 system-ui, sans-serif;
  color: CanvasText;
  background: var(--surface);
  --surface: light-dark(Canvas, color-mix(in srgb, CanvasText 7%, Canvas));
  --soft: color-mix(in srgb, CanvasText 6%, var(--surface));
  --line: color-mix(in srgb, CanvasText 20%, Canvas);
  --edge: color-mix(in srgb, CanvasText 55%, Canvas);
  --muted: color-mix(in srgb, CanvasText 72%, Canvas);
  --accent: light-dark(#1f5aa8, #8fb9ff);
  --on-accent: light-dark(#fff, #0b1a33);
  --caution: light-dark(#fff2cc, #40330f);
  --on-caution: light-dark(#5c4300, #ffdf91);
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, p, ul, ol { margin: 0; padding: 0; }
h2 { font-size: 1.3em; line-height: 1.25; }
h3 { font-size: 1em; }
p, li, h2, strong { overflow-wrap: anywhere; }
a { color: var(--accent); }
ul { padding-inline-start: 1.4em; }
ul[role], ol[role] { padding: 0; list-style: none; }
[tabindex='-1']:focus { outline: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

button, input { font: inherit; color: inherit; background: var(--surface); }
button {
  min-height: 2.75em;
  padding: 0.4em 1.1em;
  border: 1px solid var(--edge);
  border-radius: 0.5em;
  cursor: pointer;
}
button:hover { background: var(--soft); }
button.main {
  border-color: var(--accent);
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
}
button.main:hover { background: color-mix(in srgb, var(--accent) 88%, CanvasText); }
button:disabled { opacity: 0.6; cursor: progress; }
progress { width: 100%; height: 0.75em; accent-color: var(--accent); }

.actions { display: flex; flex-wrap: wrap; gap: 0.6em; }
.sandbox, .badge { background: var(--caution); color: var(--on-caution); }
.sandbox { padding: 0.5em 0.75em; border-radius: 0.5em; font-size: 0.875em; }
.badge { padding: 0.1em 0.5em; border-radius: 0.3em; font-size: 0.75em; letter-spacing: 0.04em; }
.preview {
  display: block;
  width: 100%;
  aspect-ratio: 16 / 9;
  object-fit: cover;
  border-radius: 0.5em;
  background: #000;
  transform: scaleX(-1);
}
.rules { display: grid; grid-template-columns: repeat(auto-fit, minmax(13em, 1fr)); gap: 1em; }
.allowed { list-style: '✓  '; }
.forbidden { list-style: '✕  '; }
.own-words { white-space: pre-line; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

dialog {
  width: min(34em, 100vw - 1.5em);
  max-height: calc(100dvh - 1.5em);
  margin: auto;
  padding: 1.5em;
  overflow: auto;
  border: 1px solid var(--line);
  border-radius: 0.9em;
  box-shadow: 0 1em 3em rgb(0 0 0 / 30%);
}
dialog::backdrop { background: rgb(0 0 0 / 55%); }
.step { margin-top: 1.25em; }
.step, form { display: grid; gap: 1em; }
.step .actions { margin-top: 0.25em; }
.place { margin-bottom: -0.9em; color: var(--muted); font-size: 0.875em; }
.check { display: flex; align-items: center; gap: 0.6em; min-height: 2.75em; }
.check input { width: 1.25em; height: 1.25em; margin: 0; accent-color: var(--accent); }
.report:empty { display: none; }

.panel {
  position: fixed;
  inset: 0 0 0 auto;
  z-index: 2147483000;
  display: flex;
  flex-direction: column;
  width: 20em;
  border: solid var(--line);
  border-width: 0 0 0 1px;
}
.panel.folded {
  inset: auto 0 0 auto;
  width: auto;
  overflow: hidden;
  border-width: 1px 0 0 1px;
  border-start-start-radius: 0.7em;
}
.toggle {
  display: flex;
  flex: none;
  align-items: center;
  gap: 0.6em;
  width: 100%;
  min-height: 3.25em;
  border: 0;
  border-radius: 0;
  font-weight: 600;
}
.toggle:focus-visible { outline-offset: -3px; }
.toggle::after {
  width: 0.55em;
  height: 0.55em;
  margin-inline: auto 0.25em;
  border: solid;
  border-width: 0 2px 2px 0;
  content: '';
  rotate: -45deg;
}
.folded .toggle::after { rotate: 225deg; }
.news:not(:empty) {
  padding: 0 0.5em;
  border-radius: 1em;
  background: var(--accent);
  color: var(--on-accent);
  font-size: 0.875em;
}

.body {
  display: flex;
  flex: 1;
  flex-direction: column;
  gap: 1.25em;
  padding: 1em;
  overflow: auto;
  scroll-padding-block: 1em 8em;
  border-top: 1px solid var(--line);
}
.body > * { flex: none; }
.body .preview { width: 12em; }
.body h2 { font-size: 1em; }
.body section { display: grid; gap: 0.5em; }
.none { color: var(--muted); }
.warnings, .messages { display: grid; gap: 0.5em; }
.warnings li:not(.none) { display: grid; justify-items: start; gap: 0.5em; }
.warnings li:not(.none), .problem {
  padding: 0.6em 0.75em;
  border-inline-start: 4px solid;
  border-radius: 0.3em;
  background: var(--caution);
  color: var(--on-caution);
}
.warnings p:empty { display: none; }
.messages { max-height: 14em; overflow: auto; }
.messages li {
  justify-self: start;
  max-width: 90%;
  padding: 0.5em 0.75em;
  border: 1px solid transparent;
  border-radius: 0.6em;
  background: var(--soft);
}
.messages .own { justify-self: end; border-color: var(--line); background: none; }
.messages strong { color: var(--muted); font-size: 0.8em; }
.writing { grid-template-columns: 1fr auto; gap: 0.4em; }
.writing label { grid-column: 1 / -1; color: var(--muted); font-size: 0.875em; }
.writing input { min-width: 0; padding: 0.4em 0.6em; border: 1px solid var(--edge); border-radius: 0.5em; }
summary { padding-block: 0.25em; font-weight: 600; cursor: pointer; }
details .rules { margin-top: 0.5em; }
.ending .actions { margin-top: 0.75em; }
.ending {
  position: sticky;
  bottom: -1em;
  margin: auto -1em -1em;
  padding: 1em;
  border-top: 1px solid var(--line);
  background: var(--surface);
}

@media (width < 48em) {
  dialog { padding: 1em; }
  .panel, .panel.folded { inset: auto 0 0; width: auto; max-height: 70dvh; border-width: 1px 0 0; border-radius: 0; }
  .body .preview { width: 9em; }
  .toggle::after { rotate: 45deg; }
}
`;
