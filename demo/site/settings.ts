import type { ProctoredExam } from 'proctored-exam';
import { find } from './find.js';

const RIGHT_TO_LEFT = ['ar'];

/**
 * The switches beside the exam. What they say stands in the page's address, so that a reload keeps
 * it: the sandbox's scenario is part of the import map, which is fixed once a module was loaded.
 */
export function offerSettings(exam: ProctoredExam): void {
  const plan = find(document, 'select', '#plan');
  const theme = find(document, 'select', '#theme');
  const lang = find(document, 'select', '#lang');
  const endpoint = exam.endpoint;
  const chosen = new URLSearchParams(location.search);
  const loadedScenario = chosen.get('scenario');

  plan.value = query('trouble') || query('scenario');
  theme.value = chosen.get('theme') ?? '';
  lang.value = chosen.get('lang') ?? '';
  apply();

  plan.addEventListener('change', () => {
    const wanted = new URLSearchParams(plan.value);
    choose('scenario', wanted.get('scenario'));
    choose('trouble', wanted.get('trouble'));
    if (chosen.get('scenario') === loadedScenario) apply();
    else location.search = chosen.toString();
  });
  for (const select of [theme, lang]) {
    select.addEventListener('change', () => {
      choose(select.id, select.value);
      apply();
    });
  }

  function query(name: string): string {
    const value = chosen.get(name);
    return value ? `${name}=${value}` : '';
  }

  function choose(name: string, value: string | null): void {
    if (value) chosen.set(name, value);
    else chosen.delete(name);
  }

  function apply(): void {
    const address = new URL(location.href);
    address.search = chosen.toString();
    history.replaceState(null, '', address);
    exam.endpoint = `${endpoint}${query('trouble') && `&${query('trouble')}`}`;
    const root = document.documentElement;
    root.style.colorScheme = theme.value;
    root.lang = lang.value || 'en';
    root.dir = RIGHT_TO_LEFT.includes(lang.value) ? 'rtl' : 'ltr';
  }
}
