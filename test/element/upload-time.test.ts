import { expect } from '@open-wc/testing';
import { en } from '../../src/messages/en.js';
import { advance, mount, part, reach } from '../support/exam.js';
import { holdTimers, type HeldTimers } from '../support/timers.js';

const MINUTE = 60_000;

describe('the time that the upload takes', () => {
  const { now } = Date;
  let timers: HeldTimers;
  beforeEach(() => {
    timers = holdTimers(window);
  });
  afterEach(() => {
    timers.restore();
    Date.now = now;
  });
  const pass = (minutes: number) => {
    Date.now = () => now() + minutes * MINUTE;
    timers.ring(MINUTE);
  };

  it('shows from the first minute on, in the language’s plural, and is never announced', async () => {
    const { exam } = await mount('');
    await reach(exam, 'finished');
    expect(part(exam, 'elapsed')).to.equal(null);
    const region = part(exam, 'status')!;
    let announcements = 0;
    const observer = new MutationObserver(() => (announcements += 1));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    const read: string[] = [];
    for (const minutes of [1, 2, 30]) {
      pass(minutes);
      await exam.updateComplete;
      read.push(part(exam, 'elapsed')!.textContent);
    }
    expect(read).to.deep.equal([
      'Uploading for 1 minute',
      'Uploading for 2 minutes',
      'Uploading for 30 minutes',
    ]);
    expect(region.textContent).to.equal(en.finished);
    observer.takeRecords().forEach(() => (announcements += 1));
    expect(announcements).to.equal(0);
  });

  it('has a timer in `finished` alone, while the element is in the page', async () => {
    const { exam } = await mount('');
    const ticking = async () => {
      // a removal counts once a task has passed
      await new Promise((resolve) => setTimeout(resolve));
      return timers.running().includes(MINUTE);
    };
    const seen: Record<string, boolean> = { start: await ticking() };
    await reach(exam, 'in-exam');
    seen['in-exam'] = await ticking();
    await advance(exam, 'finished');
    seen['finished'] = await ticking();
    const { parentElement } = exam;
    exam.remove();
    seen['removed'] = await ticking();
    parentElement!.append(exam);
    seen['back'] = await ticking();
    await advance(exam, 'uploaded');
    seen['uploaded'] = await ticking();
    expect(seen).to.deep.equal({
      start: false,
      'in-exam': false,
      finished: true,
      removed: false,
      back: true,
      uploaded: false,
    });
  });
});
