import type { Messages } from './en.js';

/** German. Formal (Sie). */
const de: Messages = {
  start: 'Prüfung starten',
  resume: 'Prüfung fortsetzen',
  retry: 'Erneut versuchen',
  'own-tab': 'In eigenem Tab öffnen',
  secure: 'Sichere Seite öffnen',
  details: 'Angaben für den Support',
  copy: 'Angaben für den Support kopieren',
  copied: 'Kopiert',
  support: 'Support-Code:',
  preparing: 'Ihre Prüfung wird vorbereitet.',
  loading: 'Die Prüfungsaufsicht wird geladen.',
  checks: 'Bitte folgen Sie den Anweisungen auf dem Bildschirm.',
  covered:
    'Die Schritte der Prüfungsaufsicht sind von einem Teil dieser Seite verdeckt. Verlassen Sie das Vollbild oder informieren Sie Ihre Lehrkraft.',
  busy: 'Gerade starten viele. Ihre Prüfung beginnt gleich von selbst.',
  longer: 'Das dauert länger als sonst. Bitte lassen Sie diese Seite geöffnet.',
  later: 'Ab {time} können Sie es erneut versuchen.',
  denied:
    'Ihr Browser blockiert auf dieser Seite: {features}. Erlauben Sie dies in der Adressleiste, bevor Sie starten.',
  camera: 'Kamera',
  microphone: 'Mikrofon',
  'display-capture': 'Bildschirmfreigabe',
  interrupted: 'Ihre Prüfung wurde unterbrochen. Starten Sie erneut, um sie fortzusetzen.',
  'in-exam': 'Ihre Prüfung hat begonnen.',
  finishing: 'Ihre Prüfung wird abgegeben. Bitte warten Sie.',
  'handed-in': 'Ihre Prüfung wurde abgegeben.',
  finished: 'Die Prüfung ist beendet.',
  'keep-open': 'Die Aufzeichnung wird noch hochgeladen: Bitte lassen Sie diese Seite geöffnet.',
  offline:
    'Sie sind offline. Das Hochladen wartet auf die Verbindung: Bitte lassen Sie diese Seite geöffnet.',
  elapsed: 'Wird seit {time} hochgeladen',
  uploaded: 'Die Aufzeichnung ist angekommen. Sie können diese Seite schließen.',
  'endpoint-missing':
    'Diese Prüfung ist nicht richtig eingerichtet. Bitte informieren Sie Ihre Lehrkraft.',
  'endpoint-unreachable':
    'Der Server hat nicht geantwortet. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  'endpoint-timeout':
    'Der Server hat nicht geantwortet. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  'endpoint-refused':
    'Der Server der Prüfung hat das abgelehnt. Melden Sie sich erneut an oder informieren Sie Ihre Lehrkraft.',
  'server-failed':
    'Der Server der Prüfung hat ein Problem. Versuchen Sie es in einigen Minuten erneut.',
  'not-signed-in':
    'Sie sind nicht angemeldet. Melden Sie sich in einem anderen Tab erneut an und versuchen Sie es dann hier erneut.',
  'not-allowed':
    'Sie sind zu dieser Prüfung nicht zugelassen. Wenn das ein Irrtum ist, informieren Sie Ihre Lehrkraft.',
  'too-early': 'Diese Prüfung ist noch nicht geöffnet.',
  'too-late':
    'Diese Prüfung ist geschlossen. Wenn Sie sie verpasst haben, informieren Sie bitte Ihre Lehrkraft.',
  'already-finished': 'Sie haben diese Prüfung bereits beendet. Sie müssen nichts mehr tun.',
  'start-data-invalid':
    'Diese Prüfung ist nicht richtig eingerichtet. Bitte informieren Sie Ihre Lehrkraft.',
  'token-expired': 'Die Erlaubnis zum Start ist abgelaufen. Bitte versuchen Sie es erneut.',
  'config-invalid':
    'Diese Prüfung ist nicht richtig eingerichtet. Bitte informieren Sie Ihre Lehrkraft.',
  'insecure-context':
    'Die Prüfungsaufsicht braucht eine sichere Seite. Öffnen Sie diese Seite mit https.',
  'browser-unsupported':
    'Dieser Browser kann Kamera und Bildschirm nicht freigeben. Verwenden Sie ein aktuelles Chrome oder Edge auf einem Computer.',
  'frame-permission-missing':
    'Diese Seite darf hier nicht verwenden: {features}. Öffnen Sie sie in einem eigenen Tab oder informieren Sie Ihre Lehrkraft.',
  'sdk-unavailable':
    'Die Prüfungsaufsicht wurde nicht geladen. Prüfen Sie Ihre Verbindung, schalten Sie Inhaltsblocker aus und versuchen Sie es erneut, oder laden Sie diese Seite neu.',
  'sdk-timeout':
    'Die Prüfungsaufsicht wurde nicht geladen. Prüfen Sie Ihre Verbindung, schalten Sie Inhaltsblocker aus und versuchen Sie es erneut, oder laden Sie diese Seite neu.',
  'sdk-invalid':
    'Die Prüfungsaufsicht wurde nicht geladen. Prüfen Sie Ihre Verbindung, schalten Sie Inhaltsblocker aus und versuchen Sie es erneut, oder laden Sie diese Seite neu.',
  'init-rejected':
    'Die Prüfung wurde nicht gestartet. Versuchen Sie es erneut, wenn Sie bereit sind.',
  permissions: 'Wenn Ihr Browser fragt, erlauben Sie Kamera, Mikrofon und Bildschirm.',
  'session-failed': 'Die Prüfungsaufsicht wurde unterbrochen. Bitte versuchen Sie es erneut.',
  'upload-failed':
    'Die Aufzeichnung ist nicht vollständig angekommen. Bitte informieren Sie Ihre Lehrkraft.',
  'already-running':
    'Diese Prüfung läuft in einem anderen Tab. Machen Sie dort weiter, oder schließen Sie ihn und versuchen Sie es erneut.',
  'already-running-here':
    'Auf dieser Seite läuft bereits eine Prüfung. Machen Sie dort weiter, oder laden Sie die Seite neu.',
  'finish-failed': 'Ihre Prüfung wurde nicht abgegeben.',
};

export default de;
