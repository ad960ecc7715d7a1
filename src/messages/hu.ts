import type { Messages } from './en.js';

/** Hungarian. Formal (Ön). */
const hu: Messages = {
  start: 'Vizsga indítása',
  resume: 'Vizsga folytatása',
  retry: 'Újrapróbálás',
  'own-tab': 'Megnyitás saját lapon',
  secure: 'A biztonságos oldal megnyitása',
  details: 'Részletek az ügyfélszolgálatnak',
  copy: 'Részletek másolása az ügyfélszolgálatnak',
  copied: 'Másolva',
  support: 'Támogatási kód:',
  preparing: 'A vizsga előkészítése folyik.',
  loading: 'A vizsgafelügyelet betöltése folyik.',
  checks: 'Kövesse a képernyőn megjelenő utasításokat.',
  covered:
    'A vizsgafelügyelet lépéseit eltakarja az oldal egy része. Lépjen ki a teljes képernyőből, vagy szóljon az oktatójának.',
  busy: 'Most sokan kezdenek. A vizsga hamarosan magától elindul.',
  longer: 'Ez a szokásosnál tovább tart. Kérjük, tartsa nyitva ezt az oldalt.',
  later: 'Ettől az időponttól próbálhatja újra: {time}.',
  denied:
    'A böngésző ezen az oldalon letiltja: {features}. Indítás előtt engedélyezze a címsorban.',
  camera: 'kamera',
  microphone: 'mikrofon',
  'display-capture': 'képernyőmegosztás',
  interrupted: 'A vizsgája megszakadt. A folytatáshoz indítsa el újra.',
  'in-exam': 'A vizsga elkezdődött.',
  finishing: 'A vizsga beadása folyik. Kérjük, várjon.',
  'handed-in': 'A vizsgáját beadta.',
  finished: 'A vizsga véget ért.',
  'keep-open': 'A felvétel feltöltése még folyik: kérjük, tartsa nyitva ezt az oldalt.',
  offline:
    'Nincs internetkapcsolat. A feltöltés a kapcsolatra vár: kérjük, tartsa nyitva ezt az oldalt.',
  elapsed: 'Feltöltés: {time}',
  uploaded: 'A felvétel megérkezett. Bezárhatja ezt az oldalt.',
  'endpoint-missing': 'A vizsga nincs jól beállítva. Kérjük, szóljon az oktatójának.',
  'endpoint-unreachable':
    'A kiszolgáló nem válaszolt. Ellenőrizze a kapcsolatot, és próbálja újra.',
  'endpoint-timeout': 'A kiszolgáló nem válaszolt. Ellenőrizze a kapcsolatot, és próbálja újra.',
  'endpoint-refused':
    'A vizsga kiszolgálója ezt elutasította. Jelentkezzen be újra, vagy szóljon az oktatójának.',
  'server-failed': 'A vizsga kiszolgálójával gond van. Próbálja újra néhány perc múlva.',
  'not-signed-in':
    'Nincs bejelentkezve. Jelentkezzen be újra egy másik lapon, majd itt próbálja újra.',
  'not-allowed': 'Ön nem vehet részt ezen a vizsgán. Ha ez tévedés, szóljon az oktatójának.',
  'too-early': 'A vizsga még nem nyílt meg.',
  'too-late': 'A vizsga lezárult. Ha lemaradt róla, kérjük, szóljon az oktatójának.',
  'already-finished': 'Ezt a vizsgát már befejezte. Nincs több teendője.',
  'start-data-invalid': 'A vizsga nincs jól beállítva. Kérjük, szóljon az oktatójának.',
  'token-expired': 'Az indítási engedély lejárt. Kérjük, próbálja újra.',
  'config-invalid': 'A vizsga nincs jól beállítva. Kérjük, szóljon az oktatójának.',
  'insecure-context':
    'A vizsgafelügyelethez biztonságos oldal kell. Nyissa meg ezt az oldalt https-sel.',
  'browser-unsupported':
    'Ez a böngésző nem tudja megosztani a kamerát és a képernyőt. Használjon friss Chrome-ot vagy Edge-et számítógépen.',
  'frame-permission-missing':
    'Ez az oldal itt nem használhatja: {features}. Nyissa meg saját lapon, vagy szóljon az oktatójának.',
  'sdk-unavailable':
    'A vizsgafelügyelet nem töltődött be. Ellenőrizze a kapcsolatot, kapcsolja ki a tartalomblokkolókat, és próbálja újra, vagy töltse újra ezt az oldalt.',
  'sdk-timeout':
    'A vizsgafelügyelet nem töltődött be. Ellenőrizze a kapcsolatot, kapcsolja ki a tartalomblokkolókat, és próbálja újra, vagy töltse újra ezt az oldalt.',
  'sdk-invalid':
    'A vizsgafelügyelet nem töltődött be. Ellenőrizze a kapcsolatot, kapcsolja ki a tartalomblokkolókat, és próbálja újra, vagy töltse újra ezt az oldalt.',
  'init-rejected': 'A vizsga nem indult el. Próbálja újra, amikor készen áll.',
  permissions: 'Ha a böngésző kérdezi, engedélyezze a kamerát, a mikrofont és a képernyőt.',
  'session-failed': 'A vizsgafelügyelet megszakadt. Kérjük, próbálja újra.',
  'upload-failed': 'A felvétel nem érkezett meg teljesen. Kérjük, szóljon az oktatójának.',
  'already-running':
    'Ez a vizsga egy másik lapon fut. Folytassa ott, vagy zárja be azt a lapot, és próbálja újra.',
  'already-running-here':
    'Ezen az oldalon már fut egy vizsga. Folytassa ott, vagy töltse újra az oldalt.',
  'finish-failed': 'A vizsgáját nem sikerült beadni.',
};

export default hu;
