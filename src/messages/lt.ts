import type { Messages } from './en.js';

/** Lithuanian. Formal (Jūs). */
const lt: Messages = {
  start: 'Pradėti egzaminą',
  resume: 'Tęsti egzaminą',
  retry: 'Bandyti dar kartą',
  'own-tab': 'Atverti atskiroje kortelėje',
  secure: 'Atverti saugų puslapį',
  details: 'Informacija pagalbos tarnybai',
  copy: 'Kopijuoti informaciją pagalbos tarnybai',
  copied: 'Nukopijuota',
  support: 'Pagalbos kodas:',
  preparing: 'Jūsų egzaminas ruošiamas.',
  loading: 'Egzamino priežiūra įkeliama.',
  checks: 'Vykdykite ekrane pateiktus nurodymus.',
  covered:
    'Egzamino priežiūros veiksmus dengia šio puslapio dalis. Išeikite iš viso ekrano režimo arba praneškite dėstytojui.',
  busy: 'Šiuo metu pradeda daug žmonių. Jūsų egzaminas netrukus prasidės savaime.',
  longer: 'Tai trunka ilgiau nei įprastai. Neuždarykite šio puslapio.',
  later: 'Galite bandyti dar kartą nuo {time}.',
  denied:
    'Naršyklė šiame puslapyje blokuoja: {features}. Prieš pradėdami leiskite adreso juostoje.',
  camera: 'kamera',
  microphone: 'mikrofonas',
  'display-capture': 'ekrano bendrinimas',
  interrupted: 'Jūsų egzaminas nutrūko. Kad tęstumėte, pradėkite iš naujo.',
  'in-exam': 'Jūsų egzaminas prasidėjo.',
  finishing: 'Egzaminas pateikiamas. Palaukite.',
  'handed-in': 'Jūsų egzaminas pateiktas.',
  finished: 'Egzaminas baigėsi.',
  'keep-open': 'Įrašas dar siunčiamas: neuždarykite šio puslapio.',
  offline:
    'Nėra interneto ryšio. Įrašas bus siunčiamas ryšiui atsinaujinus: neuždarykite šio puslapio.',
  elapsed: 'Siunčiama: {time}',
  uploaded: 'Įrašas gautas. Galite uždaryti šį puslapį.',
  'endpoint-missing': 'Egzaminas netinkamai parengtas. Praneškite dėstytojui.',
  'endpoint-unreachable': 'Serveris neatsako. Patikrinkite ryšį ir bandykite dar kartą.',
  'endpoint-timeout': 'Serveris neatsako. Patikrinkite ryšį ir bandykite dar kartą.',
  'endpoint-refused':
    'Egzamino serveris užklausą atmetė. Prisijunkite iš naujo arba praneškite dėstytojui.',
  'server-failed': 'Egzamino serveris neveikia tinkamai. Bandykite dar kartą po kelių minučių.',
  'not-signed-in':
    'Jūs neprisijungėte. Prisijunkite kitoje kortelėje, tada čia bandykite dar kartą.',
  'not-allowed': 'Jums neleidžiama laikyti šio egzamino. Jei tai klaida, praneškite dėstytojui.',
  'too-early': 'Egzaminas dar neatidarytas.',
  'too-late': 'Egzaminas uždarytas. Jei nespėjote, praneškite dėstytojui.',
  'already-finished': 'Šį egzaminą jau baigėte. Daugiau nieko daryti nereikia.',
  'start-data-invalid': 'Egzaminas netinkamai parengtas. Praneškite dėstytojui.',
  'token-expired': 'Leidimas pradėti nebegalioja. Bandykite dar kartą.',
  'config-invalid': 'Egzaminas netinkamai parengtas. Praneškite dėstytojui.',
  'insecure-context': 'Egzamino priežiūrai reikia saugaus puslapio. Atverkite šį puslapį su https.',
  'browser-unsupported':
    'Ši naršyklė negali bendrinti kameros ir ekrano. Naudokite naują „Chrome“ arba „Edge“ kompiuteryje.',
  'frame-permission-missing':
    'Šiam puslapiui čia neleidžiama naudoti: {features}. Atverkite jį atskiroje kortelėje arba praneškite dėstytojui.',
  'sdk-unavailable':
    'Egzamino priežiūra neįkelta. Patikrinkite ryšį, išjunkite turinio blokavimą ir bandykite dar kartą arba įkelkite šį puslapį iš naujo.',
  'sdk-timeout':
    'Egzamino priežiūra neįkelta. Patikrinkite ryšį, išjunkite turinio blokavimą ir bandykite dar kartą arba įkelkite šį puslapį iš naujo.',
  'sdk-invalid':
    'Egzamino priežiūra neįkelta. Patikrinkite ryšį, išjunkite turinio blokavimą ir bandykite dar kartą arba įkelkite šį puslapį iš naujo.',
  'init-rejected': 'Egzaminas neprasidėjo. Bandykite dar kartą, kai būsite pasirengę.',
  permissions: 'Jei naršyklė paklaus, leiskite naudoti kamerą, mikrofoną ir ekraną.',
  'session-failed': 'Egzamino priežiūra nutrūko. Bandykite dar kartą.',
  'upload-failed': 'Gautas ne visas įrašas. Praneškite dėstytojui.',
  'already-running':
    'Šis egzaminas vyksta kitoje kortelėje. Tęskite ten arba uždarykite ją ir bandykite dar kartą.',
  'already-running-here':
    'Šiame puslapyje jau vyksta egzaminas. Tęskite ten arba įkelkite puslapį iš naujo.',
  'finish-failed': 'Jūsų egzaminas nepateiktas.',
};

export default lt;
