import { expect } from '@open-wc/testing';
import { ProctoredExamError } from '../../src/index.js';
import { failedStart, mount, part, reach, viewText } from '../support/exam.js';
import { planLms } from '../support/lms.js';

describe('the endpoint', () => {
  it('missing is endpoint-missing, without a retry', async () => {
    const { exam } = await mount('');
    exam.removeAttribute('data-endpoint');
    const error = await failedStart(exam);
    expect(error).to.include({ code: 'endpoint-missing', retryable: false });
    expect(error.message).to.include('data-endpoint');
    expect(part(exam, 'retry-button')).to.be.null;
  });

  it('that cuts the connection is endpoint-unreachable', async () => {
    const { exam } = await mount('', await planLms({ start: ['drop'] }));
    const error = await failedStart(exam);
    expect(error).to.include({ code: 'endpoint-unreachable', retryable: true });
    expect(error.cause).to.be.instanceOf(TypeError);
  });

  it('that breaks off in its answer is an error that can be retried', async () => {
    const answer = { body: '{"jwt"', headers: { 'content-length': '500', connection: 'close' } };
    const { exam } = await mount('', await planLms({ start: [answer] }));
    const error = await failedStart(exam);
    // WebKitGTK takes a short body for the whole
    expect(error.code).to.match(/^(endpoint-unreachable|start-data-invalid)$/);
    expect(error.retryable).to.be.true;
  });

  it('of another origin without CORS is endpoint-unreachable', async () => {
    const { exam, lms } = await mount();
    exam.endpoint = lms.otherUrl('start');
    expect(await failedStart(exam)).to.include({ code: 'endpoint-unreachable' });
  });

  it('replaced by a function that rejects is endpoint-unreachable, its reason the cause', async () => {
    const { exam } = await mount();
    exam.fetchStartData = () => Promise.reject(new Error('no session'));
    const error = await failedStart(exam);
    expect(error).to.include({ code: 'endpoint-unreachable' });
    expect(error.cause).to.be.an('error').with.property('message', 'no session');
  });

  it('replaced by a function that throws, or rejects with no error at all, ends alike', async () => {
    const { exam } = await mount();
    exam.fetchStartData = () => {
      throw new RangeError('at once');
    };
    expect((await failedStart(exam)).message).to.include('at once');
    // eslint does not let us write what careless apps do, so it is thrown by hand
    exam.fetchStartData = () =>
      ({
        then: (_: unknown, reject: (reason: unknown) => void) => {
          reject(undefined);
        },
      }) as never;
    expect(await failedStart(exam)).to.include({ code: 'endpoint-unreachable' });
  });

  it('replaced by a function may end with an error of ours, which passes through', async () => {
    const { exam } = await mount('');
    const own = new ProctoredExamError('endpoint-refused', 'closed', {
      status: 403,
      title: 'Closed',
      code: 'too-late',
    });
    exam.fetchStartData = () => Promise.reject(own);
    expect(await failedStart(exam)).to.equal(own);
    expect(own).to.include({ retryable: false, phase: 'preparing' });
    expect(viewText(exam)).to.include('Closed');
  });

  const problems = {
    'not-signed-in': true,
    'too-early': true,
    'not-allowed': false,
    'too-late': false,
    'already-finished': false,
    'of-their-own': true,
  };
  for (const [code, retryable] of Object.entries(problems)) {
    it(`that refuses with the problem ${code} is heard, ${retryable ? 'with' : 'without'} a retry`, async () => {
      const problem = {
        type: 'about:blank',
        title: 'Not now <b>bold</b>',
        detail: 'The exam opens at 9:00.',
        code,
      };
      const headers = { 'content-type': 'application/problem+json' };
      const { exam } = await mount(
        '',
        await planLms({ start: [{ status: 403, body: problem, headers }] }),
      );
      const error = await failedStart(exam);
      expect(error).to.include({ code: 'endpoint-refused', retryable });
      expect(error.cause).to.deep.equal({
        status: 403,
        title: problem.title,
        detail: problem.detail,
        code,
      });
      expect(viewText(exam)).to.include(problem.title).and.to.include(problem.detail);
      expect(!!part(exam, 'retry-button')).to.equal(retryable);
    });
  }

  it('is understood in its refusal, whatever the query of its address says', async () => {
    const { exam, lms } = await mount(
      '',
      await planLms({ start: [{ status: 403, body: { code: 'too-early' } }] }),
    );
    exam.endpoint = `${lms.url('start')}?try=too-early`;
    const error = await failedStart(exam);
    expect(error.cause).to.include({ code: 'too-early' });
    expect(error.severity).to.equal('info');
  });

  it('that refuses without a problem document gets our own text', async () => {
    const { exam } = await mount(
      '',
      await planLms({ start: [{ status: 403, body: { title: 5 } }] }),
    );
    expect((await failedStart(exam)).cause).to.deep.equal({ status: 403 });
    expect(viewText(exam)).to.include('The exam’s server refused this.');
  });
});

describe('the page’s configuration', () => {
  for (const config of ['{', '[]', '"text"', 'null', '5']) {
    it(`${config} is config-invalid, without a request`, async () => {
      const { exam, lms } = await mount('');
      exam.setAttribute('data-config', config);
      const error = await failedStart(exam);
      expect(error).to.include({ code: 'config-invalid', retryable: false });
      expect(error.message).to.include(
        JSON.stringify(config === '{' ? config : JSON.parse(config)),
      );
      expect(await lms.log('start')).to.have.length(0);
      exam.removeAttribute('data-config');
      await reach(exam, 'in-exam');
    });
  }
});
