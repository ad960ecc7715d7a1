import type { ProctoredExam } from 'proctored-exam';
import { find } from './find.js';
import { languageOptions } from './languages.js';

/**
 * The drawer with the switches, outside of the college's page. What they say stands in the page's address, so that a reload keeps
 * it: the sandbox's scenario is part of the import map, which is fixed once a module was loaded.
 */
export function offerSettings(exam: ProctoredExam): void {
  const plan = find(document, 'select', '#plan');
  const theme = find(document, 'select', '#theme');
  const lang = find(document, 'select', '#lang');
  const lab = find(document, 'aside', '#lab');
  const labSwitch = find(document, 'button', '#lab-switch');
  const endpoint = exam.endpoint;
  const chosen = new URLSearchParams(location.search);
  const loadedScenario = chosen.get('scenario');

  plan.value = query('trouble') || query('scenario');
  theme.value = chosen.get('theme') ?? '';
  lang.append(...languageOptions());
  lang.value = chosen.get('lang') ?? 'en';
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

  labSwitch.addEventListener('click', () => {
    choose('lab', lab.hidden ? 'open' : null);
    apply();
  });
  find(lab, 'button', '#lab-close').addEventListener('click', () => {
    choose('lab', null);
    apply();
    labSwitch.focus();
  });

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
    document.documentElement.style.colorScheme = theme.value;
    exam.lang = lang.value;
    lab.hidden = chosen.get('lab') !== 'open';
    labSwitch.ariaExpanded = String(!lab.hidden);
  }
}
