/** What a control may ask for by `data-action`. */
export const ACTIONS = ['start', 'finish', 'retry', 'copy'] as const;

export type Action = (typeof ACTIONS)[number];

export const isAction = (name: string): name is Action => ACTIONS.some((action) => action === name);

/** Words that an author may well take for the name of an action. */
export const TAKEN_FOR_ACTIONS: Readonly<Record<string, Action>> = {
  begin: 'start',
  'hand-in': 'finish',
  'try-again': 'retry',
};

/** What can be pressed. A click on anything else is no wish of the learner's. */
export const CONTROLS = [
  ...['button', 'a', 'summary', '[role=button]', '[role=link]'],
  ...['button', 'submit', 'image', 'reset'].map((type) => `input[type=${type}]`),
].join();
