import { expect } from '@open-wc/testing';
import { part } from '../../support/exam.js';
import { shows } from '../../support/language.js';
import { importMessages, LANGUAGES } from '../../../src/messages/languages.js';
import { en } from '../../../src/messages/en.js';
import { openBuilt } from './support/built-page.js';

describe('the languages of the self-contained file', () => {
  for (const language of Object.keys(LANGUAGES)) {
    it(`has ${language} in dist/locales`, async () => {
      const texts = await importMessages(language);
      const { exam } = await openBuilt({ lang: language });
      await shows(exam, texts.start);
    });
  }

  it('follow the page, and write Arabic from right to left', async () => {
    const { exam, document } = await openBuilt();
    await shows(exam, en.start);
    document.documentElement.lang = 'ar';
    await shows(exam, (await importMessages('ar')).start);
    expect(getComputedStyle(part(exam, 'start-button')!).direction).to.equal('rtl');
    document.documentElement.lang = 'de';
    await shows(exam, (await importMessages('de')).start);
    expect(getComputedStyle(part(exam, 'start-button')!).direction).to.equal('ltr');
  });
});
