const ACTIONS = ['start', 'finish', 'retry', 'copy'] as const;

/** What a click in `host`, slotted open shadow roots included, asks for by `data-action`. */
export function actionOf(event: Event, host: HTMLElement): (typeof ACTIONS)[number] | undefined {
  const path = event.composedPath() as Partial<HTMLElement>[];
  // an exam within this one has its own
  if (path.find(({ localName }) => localName === host.localName) !== host) return undefined;
  const asked = path.slice(0, path.indexOf(host)).map(({ dataset }) => dataset?.['action']);
  return ACTIONS.find(
    (action) => action === asked.find((name) => ACTIONS.includes(name as 'start')),
  );
}
