import type { StartPayload } from '../server/payload.js';
import { cameraAndMicrophone, wholeScreen, type Capture } from './capture.js';
import { Checks } from './checks.js';
import { ExamView } from './exam-view.js';
import { refusal } from './options.js';
import { Panel } from './panel.js';
import type { Scenario } from './scenario.js';
import type { Session } from './session.js';
import {
  ANSWER,
  CAMERA_STOPPED,
  ENDINGS,
  GREETING,
  SCREEN_STOPPED,
  warningFor,
  type Warning,
} from './texts.js';
import { UploadView } from './upload-view.js';
import { openView } from './view.js';

/** How long after the start the proctor says hello, in ms. */
const GREETING_AFTER = 1000;

/** How long after a message the proctor answers, in ms. */
const ANSWER_AFTER = 1500;

/** How long after the start a warning comes, in ms. */
const WARNING_AFTER = 5000;

/** How long after the start the proctor ends the exam in the scenario `terminated`, in ms. */
const TERMINATION_AFTER = 8000;

/** How long each twentieth of the recording takes to go up, in ms. */
const UPLOAD_STEP = 100;

/** How long the panel stays when all has arrived, in ms. */
const FAREWELL = 8000;

/** One exam as the learner sees it: modal, side panel, upload. */
export class SandboxExam {
  readonly #session: Session;
  readonly #payload: StartPayload;
  readonly #scenario: Scenario;
  readonly #view = openView();
  readonly #checks = new Checks(this.#view.root);
  readonly #camera: Capture;
  readonly #screen = wholeScreen();

  constructor(session: Session, payload: StartPayload, scenario: Scenario) {
    this.#session = session;
    this.#payload = payload;
    this.#scenario = scenario;
    this.#camera = cameraAndMicrophone(scenario === 'camera-denied');
    session.dismiss = () => {
      this.#stopCaptures();
      this.#view.close();
    };
  }

  /**
   * The agreement, the camera with its microphone, the screen.
   *
   * @throws Error when the learner gives up
   */
  async checkDevices(): Promise<void> {
    // The waiting room is reached without a camera: it is for a look at a page that waits.
    if (this.#scenario === 'never-starts') return;
    await this.#orLeave(async () => {
      await this.#checks.agreement(this.#payload);
      await this.#checks.camera(this.#camera);
      await this.#checks.screen(this.#screen);
    });
  }

  /**
   * All that follows, as the session's promises tell it.
   *
   * @throws Error when the learner gives up, or the upload fails
   */
  async proceed(): Promise<void> {
    const session = this.#session;
    const next = await this.#orLeave(() =>
      Promise.race([this.#passRules().then(() => 'exam'), session.ended.then(() => 'end')]),
    );
    // First the modal, whose focus goes back to the page; then the page, which may move it on.
    this.#checks.close();
    if (next === 'end') {
      session.dismiss();
      // Nothing was recorded that could arrive.
      session.server = undefined;
      await session.finish();
      await session.complete();
    } else {
      const panel = new Panel(this.#view.root);
      const { dismiss } = session;
      session.dismiss = () => {
        panel.close();
        dismiss();
      };
      this.#supervise(panel);
      await this.#orLeave(() => session.start());
      const reason = await session.ended;
      this.#stopCaptures();
      const upload = new UploadView(panel, ENDINGS[reason]);
      await this.#orLeave(() => session.finish());
      await this.#upload(upload);
    }
  }

  /** The learner reads the rules, while camera and screen stay on. */
  async #passRules(): Promise<void> {
    if (this.#scenario === 'never-starts') return this.#checks.waitingRoom();
    for (;;) {
      const outcome = await Promise.race([
        this.#checks.rules(this.#payload).then(() => 'read'),
        this.#camera.lost.then(() => 'camera lost'),
        this.#screen.lost.then(() => 'screen lost'),
      ]);
      if (outcome === 'read') return;
      if (outcome === 'camera lost') await this.#checks.camera(this.#camera);
      else await this.#checks.screen(this.#screen);
    }
  }

  /** Takes everything down if the learner gives up. */
  async #orLeave<Outcome>(checks: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await checks();
    } catch (error) {
      this.#session.dismiss();
      throw error;
    }
  }

  /** The proctor's part, until somebody ends the exam. */
  #supervise(panel: Panel): void {
    const session = this.#session;
    let running = true;
    void session.ended.then(() => {
      running = false;
    });
    const later = (delay: number, act: () => void) => {
      setTimeout(() => {
        if (running) act();
      }, delay);
    };
    const view = new ExamView(panel, this.#payload, this.#camera, {
      ask: () => {
        later(ANSWER_AFTER, () => {
          view.message(ANSWER);
        });
      },
      end: () => {
        session.end('learner');
      },
    });
    later(GREETING_AFTER, () => {
      view.message(GREETING);
    });
    const warning = warningFor(this.#payload);
    if (warning) {
      later(WARNING_AFTER, () => {
        session.warn(warning.type);
        view.warn(warning.text);
      });
    }
    if (this.#scenario === 'terminated') {
      later(TERMINATION_AFTER, () => {
        session.end('proctor');
      });
    }
    void this.#keepOn(view, this.#camera, CAMERA_STOPPED, 'Turn on again');
    void this.#keepOn(view, this.#screen, SCREEN_STOPPED, 'Share again');
  }

  /** Warns each time that a capture stops during the exam. */
  async #keepOn(view: ExamView, capture: Capture, { type, text }: Warning, remedy: string) {
    for (;;) {
      await capture.lost;
      this.#session.warn(type);
      await view.restore(capture, text, remedy);
    }
  }

  /** @throws Error in the scenario `upload-fails`, or if the double is gone */
  async #upload(view: UploadView): Promise<void> {
    try {
      await this.#send(view);
      view.report('Upload complete.');
      setTimeout(this.#session.dismiss, FAREWELL);
    } catch (error) {
      view.report('The upload has failed.');
      throw error;
    } finally {
      view.offerClose(this.#session.dismiss);
    }
  }

  async #send(view: UploadView): Promise<void> {
    for (let percent = 0; percent < 100; percent += 5) {
      view.progress(percent);
      if (percent === 40 && this.#scenario === 'upload-fails') {
        throw refusal(
          'upload-failed',
          'upload: expected a recording that arrives, got the scenario upload-fails',
        );
      }
      if (percent === 60 && this.#scenario === 'upload-stalls') {
        view.report('The upload does not get on. Please keep this page open.');
        await new Promise(() => undefined);
      }
      await new Promise((resolve) => setTimeout(resolve, UPLOAD_STEP));
    }
    view.progress(100);
    await this.#session.complete();
  }

  #stopCaptures(): void {
    this.#camera.close();
    this.#screen.close();
  }
}
