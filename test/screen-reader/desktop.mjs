/** A desktop without screen, sound or braille, in which Orca reads what a browser shows. */
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Processes } from './processes.mjs';
import { Voice } from './voice.mjs';

/** Milliseconds between two looks at the logs. */
const LOOK = 100;
/** Milliseconds for which nothing was said and Orca had nothing to do: it has said all. */
const QUIET = 1_000;
/** Milliseconds to wait for what must happen, such as the start of a browser on a machine under load. */
const PATIENCE = 90_000;

/** What Orca's log says of the events that wait to be read out, and of the keys. */
const QUEUED = 'EVENT MANAGER: Queueing ';
const DEQUEUED = 'EVENT MANAGER: Dequeued ';
const KEY_HANDLED = '^^^^^ PROCESS ATSPI_KEY_RELEASED_EVENT';

/**
 * Orca loads this module of its user's. Its log is then written line by line, as the waiting needs it, and without
 * the details of each event: to ask a browser for these makes Orca several times slower than it is for a learner.
 */
const CUSTOMIZATIONS = `from orca import debug
debug.debugFile.reconfigure(line_buffering=True)
debug.printDetails = lambda *args, **options: None
`;

/** Orca does not start where `pgrep` finds another of the same user: in this desktop there is none. */
const NO_OTHERS = '#!/bin/sh\nexit 1\n';

/** Looking for a braille display blocks Orca for good. */
const ORCA = JSON.stringify({
  general: {
    startingProfile: ['Default', 'default'],
    profile: ['Default', 'default'],
    enableSpeech: true,
    enableBraille: false,
    enableBrailleMonitor: false,
    enableKeyEcho: false,
  },
  profiles: {
    default: {
      profile: ['Default', 'default'],
      enableKeyEcho: false,
      enableBraille: false,
      enableBrailleMonitor: false,
    },
  },
  pronunciations: {},
  keybindings: {},
});

/** @param {string} text @param {string} part */
const count = (text, part) => text.split(part).length - 1;

export class Desktop {
  /** The home of everything that runs here. */
  home = mkdtempSync(join(tmpdir(), 'screen-reader-'));
  #voice = new Voice(this.home);
  #orcaLog = join(this.home, 'orca.log');
  #programs = join(this.home, 'bin');
  #processes = new Processes({
    PATH: [this.#programs, process.env.PATH].join(delimiter),
    HOME: this.home,
    XDG_RUNTIME_DIR: join(this.home, 'run'),
    XDG_SESSION_TYPE: 'x11',
    GDK_BACKEND: 'x11',
    GNOME_ACCESSIBILITY: '1',
    ACCESSIBILITY_ENABLED: '1',
    LC_ALL: 'C.UTF-8',
  });
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #orca;
  /** How many utterances were heard when the last step began. */
  #heard = 0;

  /** Starts everything; settles when Orca has said that it is on. */
  async start() {
    const runtime = join(this.home, 'run');
    mkdirSync(runtime, { mode: 0o700 });
    const settings = join(this.home, '.local', 'share', 'orca');
    mkdirSync(settings, { recursive: true });
    writeFileSync(join(settings, 'user-settings.conf'), ORCA);
    writeFileSync(join(settings, 'orca-customizations.py'), CUSTOMIZATIONS);
    writeFileSync(this.#orcaLog, '');
    mkdirSync(this.#programs);
    writeFileSync(join(this.#programs, 'pgrep'), NO_OTHERS);
    chmodSync(join(this.#programs, 'pgrep'), 0o755);

    // It takes the first display that is free, and says which.
    const screen = ['-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
    const display = await this.#firstLine('Xvfb', '-displayfd', '1', ...screen);
    this.#processes.setEnv('DISPLAY', `:${display}`);
    const bus = await this.#firstLine('dbus-daemon', '--session', '--nofork', '--print-address');
    this.#processes.setEnv('DBUS_SESSION_BUS_ADDRESS', bus);
    this.launch(
      '/usr/libexec/at-spi-bus-launcher',
      ...['--launch-immediately', '--a11y=1', '--screen-reader=1'],
    );
    const socket = join(runtime, 'speech-dispatcher', 'speechd.sock');
    this.launch('speech-dispatcher', '-s', '-t', '0', '-c', 'unix_socket', '-S', socket);
    this.launch('openbox');
    await this.#until(() => existsSync(socket), 'the speech server');
    this.#orca = this.launch('orca', '--disable', 'braille', `--debug-file=${this.#orcaLog}`);
    await this.hear('Screen reader on.');
  }

  /**
   * Starts a program in this desktop.
   *
   * @param {string} program
   * @param {string[]} args
   */
  launch(program, ...args) {
    return this.#processes.start(program, ...args);
  }

  /**
   * Starts a program that says first where it is to be found.
   *
   * @param {string} program
   * @param {string[]} args
   */
  async #firstLine(program, ...args) {
    const { stdout } = this.launch(program, ...args);
    if (!stdout) throw new Error(`expected a first line of ${program}`);
    const [line] = await once(stdout, 'data');
    return String(line).trim();
  }

  /**
   * Presses keys, by the names that X gives them, such as `Tab` or `shift+Tab`; settles when Orca has heard of
   * them: what was being said is then interrupted, and what they lead to is not yet said.
   */
  async press(/** @type {string} */ key) {
    const handled = () => count(this.#log(), KEY_HANDLED);
    const before = handled();
    await this.#processes.run('xdotool', 'key', '--clearmodifiers', key);
    await this.#until(() => handled() > before, `Orca to hear of the key ${key}`);
  }

  /** What has been said since the last step began. */
  said() {
    return this.#voice.said().slice(this.#heard);
  }

  /** Forgets what was said: a step begins. */
  forget() {
    this.#heard = this.#voice.said().length;
  }

  /** Settles when `sentence` was given to the voice, and then all is quiet. */
  async hear(/** @type {string} */ sentence) {
    const isSaid = () => this.said().some(({ text }) => text.includes(sentence));
    await this.#until(isSaid, `“${sentence}” to be said`);
    await this.quiet();
  }

  /** Settles when Orca has nothing more to say: no event waits, and neither its voice nor its log has stirred for a while. */
  async quiet() {
    let before = '';
    let since = Date.now();
    await this.#until(() => {
      const log = this.#log();
      const isBusy = count(log, QUEUED) > count(log, DEQUEUED) || !this.#voice.isIdle;
      const now = `${log.length} ${this.#voice.said().length}`;
      if (isBusy || now !== before) since = Date.now();
      before = now;
      return Date.now() - since >= QUIET;
    }, 'the voice to be quiet');
  }

  async stop() {
    await this.#processes.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  #log() {
    return readFileSync(this.#orcaLog, 'utf8');
  }

  /** @param {() => boolean} condition @param {string} what */
  async #until(condition, what) {
    for (const end = Date.now() + PATIENCE; !condition();) {
      const status = this.#orca?.exitCode ?? this.#orca?.signalCode;
      if (status !== undefined && status !== null) throw new Error(`Orca has ended: ${status}`);
      if (Date.now() > end) throw new Error(`waited ${PATIENCE / 1000} s for ${what}`);
      await sleep(LOOK);
    }
  }
}
