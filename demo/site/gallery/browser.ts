/**
 * What a page can't bring about plays a part here: a browser that is offline, a camera that was
 * denied. The widget asks the browser as ever. All of it must be in place before the widget is loaded.
 */

/** Lets `object` answer `value` for `name`. */
function pretend(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, configurable: true });
}

let now = Date.UTC(2026, 4, 4, 9);

/** Time stands still, so that no deadline ends what is to be looked at, and pictures stay alike. */
export function stopClock(): void {
  const start = window.setTimeout.bind(window);
  pretend(window, 'setTimeout', (handler: () => void, ms = 0) =>
    ms < 10_000 ? start(handler, ms) : 0,
  );
  pretend(Date, 'now', () => now);
  // of which support codes are made
  pretend(Math, 'random', () => 0.48151623);
}

/** Minutes go by; the browser says that it is online, which makes the widget look at the clock. */
export function passMinutes(minutes: number): void {
  now += minutes * 60_000;
  dispatchEvent(new Event('online'));
}

/** The widget goes by what the browser tells, and does not ask. */
export function goOffline(): void {
  dispatchEvent(new Event('offline'));
}

export function denyCamera(): void {
  pretend(navigator.permissions, 'query', ({ name }: { name: string }) =>
    Promise.resolve(
      Object.assign(new EventTarget(), { state: name === 'camera' ? 'denied' : 'prompt' }),
    ),
  );
}

export function leaveHttps(): void {
  pretend(window, 'isSecureContext', false);
}

/** A frame of the gallery is as high as its content; what scrolls in it would scroll the gallery around it. */
export function keepPlace(): void {
  pretend(Element.prototype, 'scrollIntoView', () => undefined);
}

export function refuseClipboard(): void {
  pretend(navigator, 'clipboard', undefined);
}

/** For a frame's `allow`: what an LMS withholds that frames without a thought. */
export const WITHHELD = "camera 'none'; microphone 'none'; display-capture 'none'";
