import { validateHeaderName, validateHeaderValue } from 'node:http';
import { parseArgs } from 'node:util';
import { parseOrigin } from '../contract/origins.js';
import type { CheckOptions, HeaderFields } from './types.js';

export type Command =
  { kind: 'help' } | { kind: 'version' } | { kind: 'check'; json: boolean; options: CheckOptions };

/** The command line is wrong. No message repeats a value from it, which may be a secret. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What `--help` prints. */
export const USAGE = `Usage: proctored-exam check <url> [options]

Fetches a start endpoint as the <proctored-exam> element would, and reports what is wrong with its
answer, headers and token, field by field. It prints no token, no
secret, and no value that is given in a header or in the URL's query.

Options:
  -H, --header 'Name: value'  send this header, such as the Cookie of a learner's session; repeatable
      --origin <origin>       check as a page of this origin (CORS)
      --secret-env <NAME>     verify the signature with the secret in this environment variable
      --json                  print {url, ok, findings: [{level, field, expected, got, docs}]}
  -h, --help                  print this text
      --version               print the version

Exit status: 0 when all is well (warnings allowed), 1 when something is wrong with the endpoint, 2
when the command was used wrongly or nothing answered.
`;

const OPTIONS = {
  header: { type: 'string', short: 'H', multiple: true },
  origin: { type: 'string' },
  'secret-env': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Headers of the connection, which are made by themselves. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** @throws UsageError says what was expected */
export function parseCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, address, ...rest] = positionals;
  if (command !== 'check') throw new UsageError('expected the command "check"');
  if (address === undefined || rest.length > 0) {
    throw new UsageError(`check: expected one URL, got ${positionals.length - 1}`);
  }
  return {
    kind: 'check',
    json: values.json ?? false,
    options: {
      url: parseUrl(address),
      headers: parseHeaders(values.header ?? []),
      origin: readOrigin(values.origin),
      secret: readSecret(values['secret-env'], env),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    const { code } = error as { code?: string };
    throw new UsageError(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `unknown option; expected one of ${known.join(', ')}`
        : '--header, --origin and --secret-env take a value, the other options none',
    );
  }
}

function parseUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('check: expected an absolute http or https URL');
  }
  if (url.username || url.password) {
    throw new UsageError(
      "check: expected a URL without user and password, which pages can't use; there is --header 'Authorization: …'",
    );
  }
  url.hash = '';
  return url;
}

function parseHeaders(lines: readonly string[]): HeaderFields {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, given = '', text = ''] = /^([^:]*):(.*)$/s.exec(line) ?? [];
    const name = given.toLowerCase();
    const value = text.trim();
    if (name === 'origin') throw new UsageError('--header: Origin is sent with --origin');
    if (CONNECTION_HEADERS.has(name)) throw new UsageError(`--header: ${given} cannot be set`);
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch {
      throw new UsageError("--header: expected 'Name: value', a header that HTTP allows");
    }
    const before = headers.get(name);
    const separator = name === 'cookie' ? '; ' : ', ';
    headers.set(name, before === undefined ? value : `${before}${separator}${value}`);
  }
  return headers;
}

function readOrigin(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const origin = parseOrigin(value);
  if (origin === undefined) {
    throw new UsageError('--origin: expected an origin such as https://lms.example.edu');
  }
  return origin;
}

function readSecret(
  name: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (name === undefined) return undefined;
  const secret = env[name];
  // The name is not repeated: it may be the secret, given by mistake.
  if (!secret) {
    throw new UsageError('--secret-env: expected the name of an environment variable that is set');
  }
  return secret;
}
