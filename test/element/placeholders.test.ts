import { expect, oneEvent } from '@open-wc/testing';
import { upgradePlaceholders, type ProctoredExam } from '../../src/index.js';
import { PHASES, advance, reach, seen } from '../support/exam.js';
import { aTask } from '../support/waits.js';
import {
  CHILDREN,
  insert,
  insertExam,
  placeholder,
  planVendor,
  slots,
  texts,
  upgraded,
} from '../support/placeholders.js';

const html = placeholder('/start');

describe('a placeholder', () => {
  it('that is put into the page becomes an exam, which runs to its end', async () => {
    const lms = await planVendor();
    const exam = await insertExam(placeholder(lms.url('start')));
    const shown: string[][] = [];
    for (const phase of PHASES) {
      await advance(exam, phase);
      shown.push(seen(exam));
    }
    expect(shown).to.deep.equal([
      ['Welcome. Begin'],
      ['Welcome. Begin'],
      ['Question 1'],
      ['Thank you.'],
      ['Thank you.'],
    ]);
    expect(await lms.log('start')).to.have.length(1);
  });

  it('stands where it stood, with its attributes', async () => {
    const section = insert(
      `<p></p>${placeholder('/start', '', `id="exam" lang="de" style="color: red" data-theme="dark" data-config='{"a":1}' aria-label="Exam" hidden`)}<i></i>`,
    );
    await upgraded();
    const exam = section.children[1] as ProctoredExam;
    await exam.updateComplete;
    expect([...section.children].map(({ localName }) => localName)).to.deep.equal([
      'p',
      'proctored-exam',
      'i',
    ]);
    expect([exam.id, exam.className, exam.lang]).to.deep.equal(['exam', 'proctored-exam', 'de']);
    expect([exam.style.color, exam.ariaLabel, exam.hidden]).to.deep.equal(['red', 'Exam', true]);
    expect([exam.endpoint, exam.theme]).to.deep.equal(['/start', 'dark']);
    expect(exam.config).to.deep.equal({ a: 1 });
  });

  it('keeps attributes whose names only a parser writes, but no handlers', async () => {
    const exam = await insertExam(placeholder('/start', '', `a"b="1" onclick="alert()" @x="2"`));
    expect(exam.getAttributeNames()).to.include.members(['a"b', '@x']);
    expect(exam.hasAttribute('onclick')).to.equal(false);
  });

  it('without data-endpoint stays as it is until the page gives it an endpoint', async () => {
    const section = insert(
      `<div class="proctored-exam" id="exam-42">${CHILDREN}</div><div class="proctored-exam" id="other"></div>`,
    );
    await upgraded();
    expect(section.querySelector('proctored-exam')).to.equal(null);
    expect(upgradePlaceholders(section)).to.deep.equal([]);

    const exams = upgradePlaceholders(section, {
      endpoint: ({ id }) => (id.startsWith('exam-') ? `/start?exam=${id.slice(5)}` : undefined),
    });
    expect([...section.querySelectorAll('proctored-exam')]).to.deep.equal(exams);
    expect(exams.map(({ id }) => id)).to.deep.equal(['exam-42']);
    expect(slots(exams[0]!)).to.deep.equal(['start', 'in-exam', 'finished']);
    expect(exams[0]!.endpoint).to.equal('/start?exam=42');
  });

  it('that the page gave an endpoint, and that is written anew during its exam, is that exam again', async () => {
    const lms = await planVendor();
    const written = `<div class="proctored-exam" id="exam-42">${CHILDREN}</div>`;
    const options = { endpoint: () => lms.url('start') };
    const section = insert(written);
    const [exam] = upgradePlaceholders(section, options);
    await reach(exam!, 'in-exam');
    section.innerHTML = written;
    await upgraded();
    expect(upgradePlaceholders(section, options)).to.deep.equal([]);
    expect([...section.children]).to.deep.equal([exam]);
    expect(exam!.phase).to.equal('in-exam');
    expect(seen(exam!)).to.deep.equal(['Question 1']);
  });

  it('that comes in a later task than its exam has gone is that exam, with its answers', async () => {
    const lms = await planVendor();
    const written = placeholder(lms.url('start'));
    const section = insert(written);
    await upgraded();
    const exam = section.querySelector('proctored-exam')!;
    await reach(exam, 'in-exam');
    section.innerHTML = '<p>One moment</p>';
    await aTask();
    await aTask();
    section.innerHTML = `<main>${written}</main>`;
    await upgraded();
    expect([...section.querySelectorAll('main > *')]).to.deep.equal([exam]);
    expect(exam.phase).to.equal('in-exam');
    expect(seen(exam)).to.deep.equal(['Question 1']);
  });

  it('that comes after its exam was given up or has ended is a new exam', async () => {
    const lms = await planVendor();
    const written = placeholder(lms.url('start'));
    const section = insert(written);
    await upgraded();
    const exam = section.querySelector('proctored-exam')!;
    await reach(exam, 'uploaded');
    section.replaceChildren();
    await aTask();
    section.innerHTML = written;
    await upgraded();
    const other = section.querySelector('proctored-exam')!;
    expect(other === exam, 'the exam that has ended').to.be.false;
    expect(other.phase).to.equal('start');
    other.start().catch(() => undefined);
    section.replaceChildren();
    await aTask();
    section.innerHTML = written;
    await upgraded();
    const last = section.querySelector('proctored-exam')!;
    expect(last === other, 'the exam that was given up').to.be.false;
    expect(last.phase).to.equal('start');
  });

  it('with an endpoint of its own and one of the page has the page’s', () => {
    const section = document.createElement('section');
    section.innerHTML = html;
    const [exam] = upgradePlaceholders(section, { endpoint: () => '/page' });
    expect(exam!.endpoint).to.equal('/page');
  });

  it('that has an endpoint of its own, when the page has none for it, keeps its own', () => {
    const section = document.createElement('section');
    section.innerHTML = html;
    const [exam] = upgradePlaceholders(section, { endpoint: () => undefined });
    expect(exam!.endpoint).to.equal('/start');
  });

  it('in a shadow root is upgraded when the page asks', async () => {
    const root = insert('<p></p>').firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = html;
    await upgraded();
    expect(root.querySelector('proctored-exam')).to.equal(null);
    expect(upgradePlaceholders(root)).to.have.length(1);
    expect(root.querySelector('div.proctored-exam')).to.equal(null);
  });

  it('one of several has its own exam', async () => {
    const section = insert(placeholder('/a') + placeholder('/b') + `<p>${placeholder('/c')}</p>`);
    await upgraded();
    const exams = [...section.querySelectorAll('proctored-exam')];
    expect(exams.map(({ dataset }) => dataset['endpoint'])).to.deep.equal(['/a', '/b', '/c']);
    expect(exams.map(slots)).to.deep.equal(exams.map(() => ['start', 'in-exam', 'finished']));
  });

  it('is upgraded once, and a copy of the exam stays one exam', async () => {
    const section = insert(html);
    await upgraded();
    const exam = section.querySelector('proctored-exam')!;
    expect(upgradePlaceholders(document, { endpoint: () => '/again' })).to.deep.equal([]);
    section.append(exam.cloneNode(true));
    await upgraded();
    expect(section.querySelectorAll('proctored-exam')).to.have.length(2);
    expect(section.querySelector('proctored-exam proctored-exam')).to.equal(null);
    expect(slots(section.lastElementChild!)).to.deep.equal(['start', 'in-exam', 'finished']);
  });

  it('copied before it is upgraded gives two exams', async () => {
    const template = document.createElement('template');
    template.innerHTML = html;
    const section = insert('');
    section.append(template.content.cloneNode(true), template.content.cloneNode(true));
    await upgraded();
    expect(section.querySelectorAll('proctored-exam')).to.have.length(2);
    expect(section.querySelector('div.proctored-exam')).to.equal(null);
  });

  it('that an editor holds stays as it is: the editor would save the exam’s markup', async () => {
    const section = insert(`<div contenteditable>${html}</div>`);
    await upgraded();
    const div = section.querySelector('div.proctored-exam')!;
    expect(div.children).to.have.length(3);
    expect(upgradePlaceholders(section)).to.deep.equal([]);
  });

  it('within an exam’s template becomes an exam when the template comes into the page', async () => {
    const lms = await planVendor();
    const inner = placeholder('/inner');
    const exam = await insertExam(
      placeholder(lms.url('start'), `<template data-slot="in-exam">${inner}</template>`),
    );
    expect(exam.querySelector('proctored-exam')).to.equal(null);
    await advance(exam, 'preparing');
    await advance(exam, 'in-exam');
    await upgraded();
    expect(exam.querySelector('proctored-exam')!.endpoint).to.equal('/inner');
  });

  it('within another is an exam of its own', async () => {
    const inner = placeholder('/inner');
    const section = insert(
      placeholder(
        '/outer',
        `<div data-slot="start">Outer</div><div data-slot="in-exam">${inner}</div>`,
      ),
    );
    await upgraded();
    const [outer, nested] = section.querySelectorAll('proctored-exam');
    await outer!.updateComplete;
    expect(slots(outer!)).to.deep.equal(['start', 'in-exam']);
    expect(slots(nested!)).to.deep.equal(['start', 'in-exam', 'finished']);
    expect(texts(section.querySelectorAll('[data-slot]'))).to.deep.equal(['Outer']);
  });
});

describe('the children of a placeholder', () => {
  it('are moved: listeners and what was typed stay', async () => {
    const section = document.createElement('section');
    section.innerHTML = placeholder('/start', '<p data-slot="start"><input /><i></i></p>');
    const input = section.querySelector('input')!;
    input.value = 'typed';
    let heard = 0;
    input.addEventListener('change', () => (heard += 1));
    insert('').append(section);
    await upgraded();
    input.dispatchEvent(new Event('change'));
    expect(input.closest('proctored-exam')).to.be.an.instanceOf(HTMLElement);
    expect([input.value, heard]).to.deep.equal(['typed', 1]);
  });

  it('keep the focus', async () => {
    const section = insert(
      `<div class="proctored-exam"><p data-slot="start"><input aria-label="Name" /></p></div>`,
    );
    const input = section.querySelector('input')!;
    input.focus();
    const [exam] = upgradePlaceholders(section, { endpoint: () => '/start' });
    await exam!.updateComplete;
    expect(document.activeElement).to.equal(input);
  });

  it('do not take the focus', async () => {
    const section = insert(
      `<input aria-label="Search" /><div class="proctored-exam"><p data-slot="start"><input aria-label="Name" /></p></div>`,
    );
    const outside = section.querySelector('input')!;
    outside.focus();
    const [exam] = upgradePlaceholders(section, { endpoint: () => '/start' });
    await exam!.updateComplete;
    expect(document.activeElement).to.equal(outside);
  });

  it('keep their frames where the browser can move them', async () => {
    const section = insert(
      `<div class="proctored-exam"><p data-slot="start"><iframe title="" srcdoc="<p>"></iframe></p></div>`,
    );
    const frame = section.querySelector('iframe')!;
    await oneEvent(frame, 'load');
    const inside = frame.contentWindow!.document.body;
    const [exam] = upgradePlaceholders(section, { endpoint: () => '/start' });
    await exam!.updateComplete;
    const kept = frame.contentWindow!.document.body === inside;
    expect(kept).to.equal('moveBefore' in Element.prototype);
  });
});
