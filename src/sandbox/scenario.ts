import { refusal } from './options.js';

const SCENARIOS = [
  'instant',
  'init-rejects',
  'camera-denied',
  'never-starts',
  'terminated',
  'upload-stalls',
  'upload-fails',
] as const;

/** What goes otherwise than in an exam without incident. */
export type ScenarioName = (typeof SCENARIOS)[number];

/** An exam with an incident, or without. */
export type Scenario = ScenarioName | 'full';

/**
 * Reads the name of a scenario; `full` without one.
 *
 * @throws Error with the code `unknown-scenario`
 */
export function readScenario(name: string | null | undefined): Scenario {
  if (!name) return 'full';
  const known = SCENARIOS.find((scenario) => scenario === name);
  if (known) return known;
  throw refusal(
    'unknown-scenario',
    `scenario: expected none or one of ${SCENARIOS.join(', ')}, got ${JSON.stringify(name)}`,
    ['scenario'],
  );
}
