import { isPlainObject } from '../server/plain-json.js';
import { isSecureOrigin, parseOrigin } from '../contract/origins.js';
import type { Findings } from './findings.js';

const names = ['serverOrigin', 'integrationName', 'jwt', 'theme', 'config'];

/** What configuration cannot replace. */
const reserved = ['serverOrigin', 'integrationName', 'jwt', 'theme'];

/**
 * Checks the fields of start data as the element does.
 *
 * @returns the token, if it is a text; its own checks are `checkToken`'s
 */
export function checkStartData(
  findings: Findings,
  data: Record<string, unknown>,
): string | undefined {
  const { integrationName, jwt, theme, config } = data;
  const check = (good: boolean, name: string, expected: string) => {
    const got = findings.show(data[name]);
    if (good) findings.ok(name, expected, got);
    else findings.error(name, expected, got);
  };
  const serverOrigin = parseOrigin(data['serverOrigin']);
  check(
    serverOrigin !== undefined && isSecureOrigin(serverOrigin),
    'serverOrigin',
    'an https origin without path (http only for localhost)',
  );
  check(isText(integrationName), 'integrationName', 'a string that is not empty');
  if (theme != null) check(isText(theme), 'theme', 'a string that is not empty');
  if (config != null) check(isPlainObject(config), 'config', 'an object');

  for (const name of isPlainObject(config) ? Object.keys(config) : []) {
    if (!reserved.includes(name)) continue;
    findings.warning(`config.${name}`, 'another name: this one has no effect', 'it');
  }
  for (const name of Object.keys(data).filter((key) => !names.includes(key))) {
    findings.info(name, 'no other field: the element does not read it', 'one');
  }
  if (typeof jwt === 'string' && jwt !== '') return jwt;
  findings.error('jwt', 'a token of three parts', jwt === '' ? '""' : kindOf(jwt));
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Tells as little of a token as can be. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
