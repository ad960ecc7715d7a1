import { expect } from '@open-wc/testing';
import { isVisible } from '../../support/exam.js';
import { loads, reachIn } from '../../support/exam-page.js';
import { examOf, giveAnswers, openShared, planQuiz, settled, SPELLINGS } from './support/pages.js';

const away = {
  body: '<!doctype html><html lang="en"><title>Away</title></html>',
  headers: { 'content-type': 'text/html; charset=utf-8' },
};

describe('a page that was left during an exam and comes back by the history', () => {
  for (const spelling of SPELLINGS) {
    it(`loads nothing of the exam before the next start (${spelling})`, async () => {
      const lms = await planQuiz({ away: [away] });
      const page = await openShared({ spelling, lms });
      const { frame, window } = page;
      await reachIn(page, 'in-exam');
      await giveAnswers(page.exam);
      expect(await lms.log('quiz')).to.have.length(1);
      await loads(frame, () => {
        window.location.href = lms.url('away');
      });
      await loads(frame, () => {
        window.history.back();
      });
      const back = await examOf(frame);
      await settled();
      expect(back.exam.phase).to.equal('start');
      expect(isVisible(back.exam.querySelector('#answer'))).to.be.false;
      expect(await lms.log('quiz'), 'loads before the next start').to.have.length(1);
      await reachIn(back, 'in-exam');
      const { input } = await giveAnswers(back.exam);
      expect(isVisible(input)).to.be.true;
      expect(await lms.log('quiz')).to.have.length(2);
    });
  }
});
