import type { Messages } from './en.js';

/** Romanian. Formal (dumneavoastră). */
const ro: Messages = {
  start: 'Începeți examenul',
  resume: 'Reluați examenul',
  retry: 'Încercați din nou',
  'own-tab': 'Deschideți în propria filă',
  secure: 'Deschideți pagina sigură',
  details: 'Detalii pentru asistență',
  copy: 'Copiați detaliile pentru asistență',
  copied: 'Copiat',
  support: 'Cod de asistență:',
  preparing: 'Examenul dumneavoastră se pregătește.',
  loading: 'Supravegherea se încarcă.',
  checks: 'Vă rugăm să urmați instrucțiunile de pe ecran.',
  covered:
    'Pașii supravegherii sunt ascunși în spatele unei părți a acestei pagini. Ieșiți din modul ecran complet sau anunțați profesorul.',
  busy: 'Mulți încep chiar acum. Examenul dumneavoastră va începe singur în curând.',
  longer: 'Durează mai mult decât de obicei. Vă rugăm să țineți această pagină deschisă.',
  later: 'Puteți încerca din nou de la ora {time}.',
  denied:
    'Browserul blochează pe această pagină: {features}. Permiteți accesul în bara de adrese înainte de a începe.',
  camera: 'cameră',
  microphone: 'microfon',
  'display-capture': 'partajare ecran',
  interrupted: 'Examenul dumneavoastră a fost întrerupt. Începeți din nou pentru a-l continua.',
  'in-exam': 'Examenul dumneavoastră a început.',
  finishing: 'Examenul dumneavoastră se predă. Vă rugăm să așteptați.',
  'handed-in': 'Examenul dumneavoastră a fost predat.',
  finished: 'Examenul s-a încheiat.',
  'keep-open': 'Înregistrarea încă se încarcă: vă rugăm să țineți această pagină deschisă.',
  offline:
    'Sunteți offline. Încărcarea așteaptă conexiunea: vă rugăm să țineți această pagină deschisă.',
  elapsed: 'Se încarcă de {time}',
  uploaded: 'Înregistrarea a ajuns. Puteți închide această pagină.',
  'endpoint-missing': 'Acest examen nu este configurat corect. Vă rugăm să anunțați profesorul.',
  'endpoint-unreachable': 'Serverul nu a răspuns. Verificați conexiunea și încercați din nou.',
  'endpoint-timeout': 'Serverul nu a răspuns. Verificați conexiunea și încercați din nou.',
  'endpoint-refused':
    'Serverul examenului a refuzat cererea. Autentificați-vă din nou sau anunțați profesorul.',
  'server-failed': 'Serverul examenului are o problemă. Încercați din nou peste câteva minute.',
  'not-signed-in':
    'Nu sunteți autentificat. Autentificați-vă din nou în altă filă, apoi încercați din nou aici.',
  'not-allowed': 'Nu puteți susține acest examen. Dacă este o greșeală, anunțați profesorul.',
  'too-early': 'Acest examen nu s-a deschis încă.',
  'too-late': 'Acest examen s-a închis. Dacă l-ați pierdut, vă rugăm să anunțați profesorul.',
  'already-finished': 'Ați încheiat deja acest examen. Nu mai aveți nimic de făcut.',
  'start-data-invalid': 'Acest examen nu este configurat corect. Vă rugăm să anunțați profesorul.',
  'token-expired': 'Permisiunea de a începe a expirat. Vă rugăm să încercați din nou.',
  'config-invalid': 'Acest examen nu este configurat corect. Vă rugăm să anunțați profesorul.',
  'insecure-context': 'Supravegherea necesită o pagină sigură. Deschideți această pagină cu https.',
  'browser-unsupported':
    'Acest browser nu poate partaja camera și ecranul. Folosiți o versiune actuală de Chrome sau Edge pe un computer.',
  'frame-permission-missing':
    'Această pagină nu poate folosi aici: {features}. Deschideți-o în propria filă sau anunțați profesorul.',
  'sdk-unavailable':
    'Supravegherea nu s-a încărcat. Verificați conexiunea, opriți blocarea conținutului și încercați din nou sau reîncărcați această pagină.',
  'sdk-timeout':
    'Supravegherea nu s-a încărcat. Verificați conexiunea, opriți blocarea conținutului și încercați din nou sau reîncărcați această pagină.',
  'sdk-invalid':
    'Supravegherea nu s-a încărcat. Verificați conexiunea, opriți blocarea conținutului și încercați din nou sau reîncărcați această pagină.',
  'init-rejected': 'Examenul nu a început. Încercați din nou când sunteți pregătit.',
  permissions: 'Dacă browserul întreabă, permiteți camera, microfonul și ecranul.',
  'session-failed': 'Supravegherea s-a întrerupt. Vă rugăm să încercați din nou.',
  'upload-failed': 'Înregistrarea nu a ajuns în întregime. Vă rugăm să anunțați profesorul.',
  'already-running':
    'Acest examen este în desfășurare în altă filă. Continuați acolo sau închideți-o și încercați din nou.',
  'already-running-here':
    'Un examen este deja în desfășurare pe această pagină. Continuați acolo sau reîncărcați pagina.',
  'finish-failed': 'Examenul dumneavoastră nu a fost predat.',
};

export default ro;
