import { expect } from '@open-wc/testing';
import { viewText } from '../support/exam.js';
import {
  CHILDREN,
  insert,
  insertExam,
  placeholder,
  slots,
  texts,
  upgraded,
} from '../support/placeholders.js';

const html = placeholder('/start');

describe('a placeholder that an editor has bent', () => {
  const bent: { what: string; children: string; slots: string[]; shown: string[] }[] = [
    {
      what: 'with its children wrapped',
      children: `<p>${CHILDREN.replaceAll('div', 'span')}</p>`,
      slots: ['', 'start', 'in-exam', 'finished'],
      shown: ['Welcome. Begin'],
    },
    {
      what: 'with end tags missing',
      children: CHILDREN.replaceAll('</div>', '').replaceAll(/ hidden style="[^"]+"/g, ''),
      slots: ['start', 'in-exam', 'finished'],
      shown: ['Welcome. Begin'],
    },
    {
      what: 'without hidden and style',
      children: CHILDREN.replaceAll(/ hidden style="[^"]+"/g, ''),
      slots: ['start', 'in-exam', 'finished'],
      shown: ['Welcome. Begin'],
    },
    {
      what: 'without any data-slot',
      children: CHILDREN.replaceAll(/ data-slot="[^"]+"/g, '').replaceAll(
        / hidden style="[^"]+"/g,
        '',
      ),
      slots: ['', '', ''],
      shown: [],
    },
    {
      what: 'with a misspelt slot',
      children: '<p data-slot="inexam">Question 1</p><p data-slot="start">Welcome.</p>',
      slots: ['inexam', 'start'],
      shown: ['Welcome.'],
    },
    {
      what: 'with bare text',
      children: 'Question 1',
      slots: [],
      shown: [],
    },
    {
      what: 'with a data-slot of something else inside',
      children: '<p data-slot="start">Welcome. <b data-slot="icon">*</b></p>',
      slots: ['start'],
      shown: ['Welcome. *'],
    },
    {
      what: 'with an old slot attribute beside data-slot',
      children: '<p slot="start" data-slot="in-exam">Question 1</p>',
      slots: ['in-exam'],
      shown: [],
    },
  ];
  for (const { what, children, slots: expected, shown } of bent) {
    it(`${what} shows nothing of the exam`, async () => {
      const exam = await insertExam(placeholder('/start', children));
      expect(slots(exam)).to.deep.equal(expected);
      expect(texts(exam.children)).to.deep.equal(shown);
      expect(exam.innerText).not.to.include('Question');
    });
  }

  it('into another tag is left alone', async () => {
    const section = insert(html.replace('<div', '<section').replace(/div>$/, 'section>'));
    await upgraded();
    expect(section.querySelector('proctored-exam')).to.equal(null);
    expect(texts(section.querySelectorAll('[data-slot]'))).to.deep.equal(['Welcome. Begin']);
  });

  it('to an empty one shows the built-in start button', async () => {
    const exam = await insertExam(placeholder('/start', ''));
    expect(viewText(exam)).to.equal('Start the exam');
  });
});
