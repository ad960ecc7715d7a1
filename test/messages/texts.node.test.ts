import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { en, type Messages } from '../../src/messages/en.js';
import { LANGUAGES, languageOf } from '../../src/messages/languages.js';

/** What the vendor's product serves, besides English. */
const SERVED = 'ar de el es fr hu id it kk lt ms pt ro ru th tr vi zh'.split(' ');

/** Words that a language shares with English. */
const SHARED = new Set(['fr.microphone']);

const keys = Object.keys(en) as (keyof Messages)[];

const placeholdersOf = (text: string): string[] => (text.match(/{\w+}/g) ?? []).sort();

test('the languages are those that the vendor serves, wherever they are listed', async () => {
  assert.deepEqual(Object.keys(LANGUAGES), SERVED, 'src/messages/languages.ts');
  const files = await readdir('src/messages');
  const sources = files.filter((name) => /^..\.ts$/.test(name)).map((name) => name.slice(0, 2));
  assert.deepEqual(sources.sort(), [...SERVED, 'en'].sort(), 'src/messages');
  const alphabet = Array.from('abcdefghijklmnopqrstuvwxyz');
  const pairs = alphabet.flatMap((first) => alphabet.map((second) => first + second));
  const found = pairs.filter((pair) => languageOf(pair) === pair);
  assert.deepEqual(found, [...SERVED, 'en'].sort(), 'languageOf: no other');
});

test('a language is known by its first subtag alone', () => {
  assert.equal(languageOf('de-AT'), 'de');
  assert.equal(languageOf('DE_ch'), 'de');
  assert.equal(languageOf('fil'), undefined);
  assert.equal(languageOf('constructor'), undefined);
  assert.equal(languageOf(''), undefined);
});

for (const [code, load] of Object.entries(LANGUAGES)) {
  test(`${code}: each text is there, with its placeholders, and is not the English one`, async () => {
    const texts = (await load()).default;
    assert.deepEqual(Object.keys(texts), keys, 'the keys, in the order of English');
    for (const key of keys) {
      assert.deepEqual(placeholdersOf(texts[key]), placeholdersOf(en[key]), key);
      assert.ok(texts[key].trim(), `${key} is empty`);
      assert.equal(texts[key], texts[key].trim(), `${key} has white space around it`);
      assert.doesNotMatch(texts[key], /\n/, `${key} breaks the line`);
      if (!SHARED.has(`${code}.${key}`)) assert.notEqual(texts[key], en[key], key);
    }
  });

  test(`${code}: texts that say the same in English say the same here`, async () => {
    const texts = (await load()).default;
    for (const key of keys) {
      const twin = keys.find((other) => en[other] === en[key])!;
      assert.equal(texts[key], texts[twin], `${key} and ${twin}`);
    }
  });

  test(`${code}: its first letter tells the direction of each text`, async () => {
    // the view leaves the direction to the browser, which goes by the first letter
    const rightToLeft = code === 'ar';
    for (const text of Object.values((await load()).default)) {
      const letter = /\p{L}/u.exec(text.replace(/{\w+}/g, ''))?.[0] ?? '';
      assert.equal(/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter), rightToLeft, text);
    }
  });

  test(`${code}: its built file holds the texts, each by its key`, async () => {
    const built = (await import(`../../dist/locales/${code}.js`)) as Record<string, unknown>;
    assert.deepEqual({ ...built }, { default: (await load()).default });
  });
}
