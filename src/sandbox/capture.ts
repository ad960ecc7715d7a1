/** The camera with its microphone, or the screen: opened for real, recorded nowhere. */
export class Capture {
  /** What is captured, while it is. */
  stream: MediaStream | undefined;
  /** Resolves when what was opened last has stopped, other than by `close()`. */
  lost = new Promise<void>(() => undefined);
  #closed = false;

  /** @param request asks the browser, and through it the learner */
  constructor(private readonly request: () => Promise<MediaStream>) {}

  /** @throws DOMException as the browser refuses */
  async open(): Promise<MediaStream> {
    const stream = await this.request();
    const stop = () => {
      for (const track of stream.getTracks()) track.stop();
    };
    if (this.#closed) {
      stop();
      throw new DOMException('The exam is over.', 'AbortError');
    }
    this.stream = stream;
    this.lost = new Promise((resolve) => {
      const lose = () => {
        stop();
        resolve();
      };
      for (const track of stream.getTracks()) track.addEventListener('ended', lose);
    });
    return stream;
  }

  /** Stops it for good, also if the browser's answer is still to come. */
  close(): void {
    this.#closed = true;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = undefined;
  }
}

/** @param denied behaves as if the learner had refused */
export function cameraAndMicrophone(denied: boolean): Capture {
  return new Capture(async () => {
    if (denied) throw new DOMException('Permission denied (by the sandbox)', 'NotAllowedError');
    return devices().getUserMedia({ video: true, audio: true });
  });
}

/** The vendor wants the whole screen; browsers tell by `displaySurface`, those that don't are believed. */
export function wholeScreen(): Capture {
  return new Capture(async () => {
    const stream = await devices().getDisplayMedia({ video: { displaySurface: 'monitor' } });
    const surface = stream.getVideoTracks()[0]?.getSettings().displaySurface ?? 'monitor';
    if (surface !== 'monitor') {
      for (const track of stream.getTracks()) track.stop();
      throw new DOMException(`Only a ${surface} was shared.`, 'ConstraintError');
    }
    return stream;
  });
}

function devices(): MediaDevices {
  // Absent outside HTTPS and localhost.
  const { mediaDevices } = navigator as Partial<Navigator>;
  if (!mediaDevices) {
    throw new DOMException('The page has no access to devices.', 'NotSupportedError');
  }
  return mediaDevices;
}

/** What the learner can do about a browser's refusal. */
export function advice(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
      return 'Access was refused. Allow it, in the browser’s address bar if it no longer asks, and try again.';
    case 'NotFoundError':
      return 'None was found. Connect it and try again.';
    case 'NotReadableError':
      return 'Another program seems to be using it. Close that program and try again.';
    case 'ConstraintError':
      return 'That was only a window or a tab. Try again and choose the entire screen.';
    default:
      return `The browser could not do it: ${String(error)}`;
  }
}
