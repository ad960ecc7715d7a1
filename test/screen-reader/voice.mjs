/** A voice that writes what it is given, and takes about as long as speech would. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What was given to the voice; `whole` says whether it was spoken to its end.
 *
 * @typedef {{ text: string, whole: boolean }} Utterance
 */

/** Characters a second. Faster than people, so that a walk takes no minutes; slow enough to be cut off. */
const RATE = 60;

const SCRIPT = (/** @type {string} */ log) => `#!/bin/sh
echo "START $1" >> '${log}'
sleep "$(awk "BEGIN { print 0.1 + $(printf %s "$1" | wc -m) / ${RATE} }")"
echo "END $1" >> '${log}'
`;

const SERVER = `LogLevel 1
DefaultLanguage "en"
AudioOutputMethod "alsa"
AddModule "silent" "sd_generic" "silent.conf"
DefaultModule silent
`;

const MODULE = (/** @type {string} */ script) => `GenericExecuteSynth "${script} \\'$DATA\\'"
GenericCmdDependency "sh"
GenericMaxChunkLength 3000
GenericDelimiters "^"
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "en-voice"
`;

export class Voice {
  /** @type {string} */
  #log;

  /** @param {string} home the folder that the speech server finds its settings in */
  constructor(home) {
    this.#log = join(home, 'said.log');
    const script = join(home, 'say');
    const settings = join(home, '.config', 'speech-dispatcher');
    mkdirSync(join(settings, 'modules'), { recursive: true });
    writeFileSync(this.#log, '');
    writeFileSync(script, SCRIPT(this.#log));
    chmodSync(script, 0o755);
    writeFileSync(join(settings, 'speechd.conf'), SERVER);
    writeFileSync(join(settings, 'modules', 'silent.conf'), MODULE(script));
    // The speech server wants a sound card: this one is none.
    writeFileSync(
      join(home, '.asoundrc'),
      'pcm.!default { type null }\nctl.!default { type null }\n',
    );
  }

  /** Everything so far. @returns {Utterance[]} */
  said() {
    /** @type {Utterance[]} */
    const all = [];
    const lines = existsSync(this.#log) ? readFileSync(this.#log, 'utf8').split('\n') : [];
    for (const line of lines) {
      if (line.startsWith('START ')) all.push({ text: line.slice(6), whole: false });
      else if (line.startsWith('END ')) {
        const ended = all.findLast(({ text, whole }) => !whole && text === line.slice(4));
        if (ended) ended.whole = true;
      }
    }
    return all;
  }

  /** Whether the last thing said has been spoken to its end. */
  get isIdle() {
    return this.said().at(-1)?.whole ?? true;
  }
}
