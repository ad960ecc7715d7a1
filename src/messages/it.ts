import type { Messages } from './en.js';

/** Italian. Formal (Lei), impersonal where it is shorter. */
const it: Messages = {
  start: 'Inizia l’esame',
  resume: 'Riprendi l’esame',
  retry: 'Riprova',
  'own-tab': 'Apri in una scheda propria',
  secure: 'Apri la pagina sicura',
  details: 'Dettagli per l’assistenza',
  copy: 'Copia i dettagli per l’assistenza',
  copied: 'Copiato',
  support: 'Codice di assistenza:',
  preparing: 'Il suo esame è in preparazione.',
  loading: 'La sorveglianza si sta caricando.',
  checks: 'Segua le istruzioni sullo schermo.',
  covered:
    'I passaggi della sorveglianza sono nascosti dietro una parte di questa pagina. Esca dalla modalità a schermo intero o avvisi il suo docente.',
  busy: 'Molte persone stanno iniziando ora. Il suo esame inizierà da solo tra un momento.',
  longer: 'Ci vuole più tempo del solito. Tenga aperta questa pagina.',
  later: 'Può riprovare a partire da quest’ora: {time}.',
  denied:
    'Il browser blocca in questa pagina: {features}. Dia il permesso nella barra degli indirizzi prima di iniziare.',
  camera: 'fotocamera',
  microphone: 'microfono',
  'display-capture': 'condivisione dello schermo',
  interrupted: 'Il suo esame è stato interrotto. Inizi di nuovo per continuarlo.',
  'in-exam': 'Il suo esame è iniziato.',
  finishing: 'Consegna dell’esame in corso. Attenda.',
  'handed-in': 'Il suo esame è stato consegnato.',
  finished: 'L’esame è terminato.',
  'keep-open': 'La registrazione è ancora in caricamento: tenga aperta questa pagina.',
  offline:
    'Connessione assente. Il caricamento attende la connessione: tenga aperta questa pagina.',
  elapsed: 'In caricamento da {time}',
  uploaded: 'La registrazione è arrivata. Può chiudere questa pagina.',
  'endpoint-missing': 'Questo esame non è configurato correttamente. Avvisi il suo docente.',
  'endpoint-unreachable': 'Il server non ha risposto. Controlli la connessione e riprovi.',
  'endpoint-timeout': 'Il server non ha risposto. Controlli la connessione e riprovi.',
  'endpoint-refused':
    'Il server dell’esame ha rifiutato la richiesta. Acceda di nuovo o avvisi il suo docente.',
  'server-failed': 'Il server dell’esame ha un problema. Riprovi tra qualche minuto.',
  'not-signed-in':
    'Non ha effettuato l’accesso. Acceda di nuovo in un’altra scheda, poi riprovi qui.',
  'not-allowed':
    'Non può sostenere questo esame. Se pensa che sia un errore, avvisi il suo docente.',
  'too-early': 'Questo esame non è ancora aperto.',
  'too-late': 'Questo esame è chiuso. Se non ha potuto sostenerlo, avvisi il suo docente.',
  'already-finished': 'Ha già terminato questo esame. Non deve fare altro.',
  'start-data-invalid': 'Questo esame non è configurato correttamente. Avvisi il suo docente.',
  'token-expired': 'Il permesso di iniziare è scaduto. Riprovi.',
  'config-invalid': 'Questo esame non è configurato correttamente. Avvisi il suo docente.',
  'insecure-context': 'La sorveglianza richiede una pagina sicura. Apra questa pagina con https.',
  'browser-unsupported':
    'Questo browser non può condividere fotocamera e schermo. Usi una versione recente di Chrome o Edge su un computer.',
  'frame-permission-missing':
    'Questa pagina qui non può usare: {features}. La apra in una scheda propria o avvisi il suo docente.',
  'sdk-unavailable':
    'La sorveglianza non si è caricata. Controlli la connessione, disattivi i blocchi dei contenuti e riprovi, oppure ricarichi questa pagina.',
  'sdk-timeout':
    'La sorveglianza non si è caricata. Controlli la connessione, disattivi i blocchi dei contenuti e riprovi, oppure ricarichi questa pagina.',
  'sdk-invalid':
    'La sorveglianza non si è caricata. Controlli la connessione, disattivi i blocchi dei contenuti e riprovi, oppure ricarichi questa pagina.',
  'init-rejected': 'L’esame non è iniziato. Riprovi quando vuole.',
  permissions: 'Se il browser lo chiede, consenta fotocamera, microfono e schermo.',
  'session-failed': 'La sorveglianza è stata interrotta. Riprovi.',
  'upload-failed': 'La registrazione non è arrivata per intero. Avvisi il suo docente.',
  'already-running':
    'Questo esame è in corso in un’altra scheda. Continui lì, oppure la chiuda e riprovi.',
  'already-running-here':
    'Un esame è già in corso in questa pagina. Continui lì, oppure ricarichi la pagina.',
  'finish-failed': 'Il suo esame non è stato consegnato.',
};

export default it;
