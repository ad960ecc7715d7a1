import { isText } from '../contract/json.js';
import { MAX_ANSWER_BYTES } from '../contract/limits.js';
import { RESERVED_NAMES, type StartData } from '../contract/start-data.js';
import { checkPayload, type StartPayload } from './payload.js';
import { findNotJson, isPlainObject, show } from './plain-json.js';
import { PayloadError } from './proctor-error.js';
import { unixTime, type Tokens } from './token.js';

export interface StartDataOptions {
  /** The SDK's theme; wins over the page's. */
  theme?: string | undefined;
  /**
   * The SDK's configuration; its keys win over the page's. Unknown keys pass. It cannot hold
   * `serverOrigin`, `integrationName`, `jwt` or `theme`.
   */
  config?: Record<string, unknown> | undefined;
  /**
   * Lifetime of the token in seconds, default 600. Whether the vendor reads the token only at the
   * start is unconfirmed. A payload with an `exp` of its own keeps that.
   */
  expiresIn?: number | undefined;
}

/** In seconds. Longer lifetimes were meant as milliseconds, or not at all. */
const YEAR = 366 * 24 * 3600;

/** Checks payload and options, signs, and puts the start data together. */
export async function signStartData(
  server: { serverOrigin: string; integrationName: string },
  tokens: Tokens,
  payload: StartPayload,
  options: StartDataOptions = {},
): Promise<StartData> {
  const { theme, config, expiresIn = 600 } = options;
  const now = unixTime();
  const problems = [...checkPayload(payload), ...checkOptions({ theme, config, expiresIn })];
  if (problems.length > 0) throw new PayloadError(problems);
  const { exp = now + expiresIn } = payload;
  if (exp <= now) throw new PayloadError([`exp: expected a time to come, got ${exp}`]);

  const startData = {
    ...server,
    jwt: await tokens.sign({ ...payload, exp }),
    ...(theme !== undefined && { theme }),
    ...(config !== undefined && { config }),
  };
  // The token, most of it, is one byte a character and needs no escapes.
  const others = JSON.stringify({ ...startData, jwt: '' });
  // The element refuses longer answers.
  const bytes = startData.jwt.length + new TextEncoder().encode(others).length;
  if (bytes > MAX_ANSWER_BYTES) {
    throw new PayloadError([
      `payload: expected start data of at most ${MAX_ANSWER_BYTES} bytes, got ${bytes}`,
    ]);
  }
  return startData;
}

function checkOptions({ theme, config, expiresIn }: StartDataOptions): string[] {
  const problems = [];
  // The element refuses a theme of blanks.
  if (theme !== undefined && !isText(theme)) {
    problems.push(`theme: expected a string that is not empty, got ${show(theme)}`);
  }
  if (!Number.isSafeInteger(expiresIn) || !(Number(expiresIn) >= 1 && Number(expiresIn) <= YEAR)) {
    problems.push(
      `expiresIn: expected a whole number of seconds ≥ 1, at most a year, got ${show(expiresIn)}`,
    );
  }
  if (config === undefined) return problems;
  if (!isPlainObject(config))
    return [...problems, `config: expected an object, got ${show(config)}`];
  for (const name of RESERVED_NAMES) {
    if (name in config) problems.push(`config.${name}: is reserved and cannot be configured`);
  }
  findNotJson(config, (path, found) => {
    problems.push(`config.${path}: expected plain JSON, got ${found}`);
  });
  return problems;
}
