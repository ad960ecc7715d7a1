/** A desktop without screen, sound or braille, in which Orca reads what a browser shows. */
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Processes } from './processes.mjs';
import { Voice } from './voice.mjs';

/** Milliseconds between two looks at the logs. */
const LOOK = 100;
/** Milliseconds for which nothing was said and Orca has done nothing: it has said all. */
const QUIET = 1_000;
/** Milliseconds to wait for what is expected to be said, on a machine under load. */
const PATIENCE = 30_000;

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

/** A display number that no X server has. */
function freeDisplay() {
  for (let number = 90; number < 200; number += 1) {
    if (!existsSync(`/tmp/.X11-unix/X${number}`) && !existsSync(`/tmp/.X${number}-lock`)) {
      return `:${number}`;
    }
  }
  throw new Error('expected a free X display between 90 and 199');
}

export class Desktop {
  /** The home of everything that runs here. */
  home = mkdtempSync(join(tmpdir(), 'screen-reader-'));
  #voice = new Voice(this.home);
  #orcaLog = join(this.home, 'orca.log');
  #display = freeDisplay();
  #processes = new Processes({
    PATH: process.env.PATH,
    HOME: this.home,
    DISPLAY: this.#display,
    XDG_RUNTIME_DIR: join(this.home, 'run'),
    XDG_SESSION_TYPE: 'x11',
    GDK_BACKEND: 'x11',
    GNOME_ACCESSIBILITY: '1',
    ACCESSIBILITY_ENABLED: '1',
    LC_ALL: 'C.UTF-8',
  });
  /** How many utterances were heard when the last step began. */
  #heard = 0;

  /** Starts everything; settles when Orca has said that it is on. */
  async start() {
    const runtime = join(this.home, 'run');
    mkdirSync(runtime, { mode: 0o700 });
    mkdirSync(join(this.home, '.local', 'share', 'orca'), { recursive: true });
    writeFileSync(join(this.home, '.local', 'share', 'orca', 'user-settings.conf'), ORCA);
    writeFileSync(this.#orcaLog, '');

    this.launch('Xvfb', this.#display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp');
    await this.#until(() => existsSync(`/tmp/.X11-unix/X${this.#display.slice(1)}`), 'an X server');
    const bus = this.launch('dbus-daemon', '--session', '--nofork', '--print-address');
    if (!bus.stdout) throw new Error('expected the address of a session bus');
    const [address] = await once(bus.stdout, 'data');
    this.#processes.setEnv('DBUS_SESSION_BUS_ADDRESS', String(address).trim());
    this.launch(
      '/usr/libexec/at-spi-bus-launcher',
      ...['--launch-immediately', '--a11y=1', '--screen-reader=1'],
    );
    const socket = join(runtime, 'speech-dispatcher', 'speechd.sock');
    this.launch('speech-dispatcher', '-s', '-t', '0', '-c', 'unix_socket', '-S', socket);
    this.launch('openbox');
    await this.#until(() => existsSync(socket), 'the speech server');
    this.launch('orca', '--disable', 'braille', `--debug-file=${this.#orcaLog}`);
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

  /** Presses keys, by the names that X gives them, such as `Tab` or `shift+Tab`. */
  async press(/** @type {string} */ key) {
    await this.#processes.run('xdotool', 'key', '--clearmodifiers', key);
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

  /** Settles when Orca has nothing more to say: neither its voice nor its log has stirred for a while. */
  async quiet() {
    let size = -1;
    let since = Date.now();
    await this.#until(() => {
      const now = statSync(this.#orcaLog).size + this.#voice.said().length;
      if (now !== size || !this.#voice.isIdle) {
        size = now;
        since = Date.now();
      }
      return Date.now() - since >= QUIET;
    }, 'the voice to be quiet');
  }

  async stop() {
    await this.#processes.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** @param {() => boolean} condition @param {string} what */
  async #until(condition, what) {
    for (const end = Date.now() + PATIENCE; !condition();) {
      if (Date.now() > end) throw new Error(`waited ${PATIENCE / 1000} s for ${what}`);
      await sleep(LOOK);
    }
  }
}
