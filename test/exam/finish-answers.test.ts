import { expect } from '@open-wc/testing';
import type { ProctoredExamError } from '../../src/index.js';
import { mount, reach } from '../support/exam.js';
import { planLms, startData, type Answer } from '../support/lms.js';

/** What `finish()` comes to where the endpoint answers so. */
async function finish(answer: Answer, page: Answer[] = []): Promise<string | ProctoredExamError> {
  const lms = await planLms({ start: [{ body: startData() }], finish: [answer], page });
  const { exam } = await mount('', lms);
  exam.finishEndpoint = lms.url('finish');
  await reach(exam, 'in-exam');
  return exam.finish().then(
    () => 'handed in',
    (error: unknown) => error as ProctoredExamError,
  );
}

describe('a request to hand in', () => {
  it('has failed when it is led elsewhere: that is a sign-in page', async () => {
    const error = await finish({ status: 302, headers: { location: 'page' } }, [
      { body: { fine: true } },
    ]);
    expect(error).to.include({ code: 'finish-failed', phase: 'in-exam', retryable: true });
    expect((error as ProctoredExamError).message).to.match(/redirect/);
  });

  it('has failed when HTML answers', async () => {
    const error = await finish({ body: '<!doctype html><title>Sign in</title>' });
    expect(error).to.include({ code: 'finish-failed', phase: 'in-exam' });
    expect((error as ProctoredExamError).message).to.match(/HTML|html/);
  });

  for (const [what, answer] of Object.entries({
    JSON: { body: { result: 'finished' } },
    'no content': { status: 204 },
    'an empty answer of no type': { body: '', headers: { 'content-type': '' } },
    'plain text': { body: 'ok', headers: { 'content-type': 'text/plain' } },
  })) {
    it(`has arrived when ${what} answers`, async () => {
      expect(await finish(answer)).to.equal('handed in');
    });
  }
});
