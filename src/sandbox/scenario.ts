import { refusal } from './options.js';

const scenarios = [
  'instant',
  'init-rejects',
  'camera-denied',
  'never-starts',
  'terminated',
  'upload-stalls',
  'upload-fails',
] as const;

/** What goes otherwise than in an exam without incident, which is `full`. */
export type Scenario = (typeof scenarios)[number] | 'full';

/**
 * The scenario that a module URL asks for by `?scenario=NAME`.
 *
 * @throws Error with the code `unknown-scenario`
 */
export function scenarioOf(moduleUrl: string): Scenario {
  const name = new URL(moduleUrl).searchParams.get('scenario');
  if (!name) return 'full';
  const known = scenarios.find((scenario) => scenario === name);
  if (known) return known;
  throw refusal(
    'unknown-scenario',
    `scenario: expected none or one of ${scenarios.join(', ')}, got ${JSON.stringify(name)}`,
    ['scenario'],
  );
}
