import { isRecord, isText } from '../contract/json.js';
import { isSecureOrigin, parseOrigin } from '../contract/origins.js';
import { RESERVED_NAMES } from '../contract/start-data.js';
import type { Findings } from './findings.js';
import { findSlip } from './slips.js';

/** The fields that the element reads. */
const NAMES: readonly string[] = [...RESERVED_NAMES, 'config'];

/** Names that LMSs give the token by mistake, besides other spellings. */
const TOKEN_NAMES = ['token', 'access_token', 'id_token'] as const;

/** Whether an object is meant as start data, in whatever spelling. */
export function isMeantAsStartData(data: Record<string, unknown>): boolean {
  return ['serverOrigin', 'integrationName', 'jwt'].some(
    (name) => name in data || findSlip(data, name, name === 'jwt' ? TOKEN_NAMES : []) !== undefined,
  );
}

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
  const slips = new Set<string>();
  const check = (isGood: boolean, name: string, expected: string) => {
    const slip = findSlip(data, name, name === 'jwt' ? TOKEN_NAMES : []);
    if (isGood) {
      findings.ok(name, expected, name === 'jwt' ? 'a string' : findings.show(data[name]));
    } else if (slip !== undefined) {
      slips.add(slip);
      findings.error(name, `the name ${name}`, findings.show(slip));
    } else {
      findings.error(name, expected, name === 'jwt' ? kindOf(jwt) : findings.show(data[name]));
    }
  };
  const serverOrigin = parseOrigin(data['serverOrigin']);
  check(
    serverOrigin !== undefined && isSecureOrigin(serverOrigin),
    'serverOrigin',
    'an https origin without path (http only for localhost)',
  );
  check(isText(integrationName), 'integrationName', 'a string that is not empty');
  if (theme !== undefined && theme !== null) {
    check(isText(theme), 'theme', 'a string that is not empty');
  }
  if (config !== undefined && config !== null) check(isRecord(config), 'config', 'an object');

  for (const name of isRecord(config) ? Object.keys(config) : []) {
    if (!RESERVED_NAMES.some((reserved) => reserved === name)) continue;
    findings.warning(`config.${name}`, 'another name: this one has no effect', 'it');
  }
  if (typeof jwt !== 'string' || jwt === '') check(false, 'jwt', 'a token of three parts');
  for (const name of Object.keys(data)) {
    if (NAMES.includes(name) || slips.has(name)) continue;
    findings.info(name, 'no other field: the element does not read it', 'one');
  }
  return typeof jwt === 'string' && jwt !== '' ? jwt : undefined;
}

/** Tells as little of a token as can be. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === '') return '""';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
