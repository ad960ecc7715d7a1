import type { Messages } from './en.js';

/** French. Formal (vous). */
const fr: Messages = {
  start: 'Commencer l’examen',
  resume: 'Reprendre l’examen',
  retry: 'Réessayer',
  'own-tab': 'Ouvrir dans son propre onglet',
  secure: 'Ouvrir la page sécurisée',
  details: 'Détails pour l’assistance',
  copy: 'Copier les détails pour l’assistance',
  copied: 'Copié',
  support: 'Code d’assistance :',
  preparing: 'Votre examen se prépare.',
  loading: 'La surveillance se charge.',
  checks: 'Veuillez suivre les instructions à l’écran.',
  covered:
    'Les étapes de la surveillance sont cachées derrière une partie de cette page. Quittez le plein écran ou prévenez votre enseignant.',
  busy: 'Beaucoup de personnes commencent en ce moment. Votre examen commencera seul dans un instant.',
  longer: 'Cela prend plus de temps que d’habitude. Veuillez garder cette page ouverte.',
  later: 'Vous pouvez réessayer à partir de {time}.',
  denied:
    'Votre navigateur bloque sur cette page : {features}. Donnez l’autorisation dans la barre d’adresse avant de commencer.',
  camera: 'caméra',
  microphone: 'microphone',
  'display-capture': 'partage d’écran',
  interrupted: 'Votre examen a été interrompu. Démarrez à nouveau pour le poursuivre.',
  'in-exam': 'Votre examen a commencé.',
  finishing: 'Votre examen est en cours de remise. Veuillez patienter.',
  'handed-in': 'Votre examen a été remis.',
  finished: 'L’examen est terminé.',
  'keep-open': 'L’enregistrement est encore en cours d’envoi : veuillez garder cette page ouverte.',
  offline:
    'Vous êtes hors ligne. L’envoi attend la connexion : veuillez garder cette page ouverte.',
  elapsed: 'Envoi en cours depuis {time}',
  uploaded: 'L’enregistrement est arrivé. Vous pouvez fermer cette page.',
  'endpoint-missing': 'Cet examen est mal configuré. Veuillez prévenir votre enseignant.',
  'endpoint-unreachable': 'Le serveur n’a pas répondu. Vérifiez votre connexion et réessayez.',
  'endpoint-timeout': 'Le serveur n’a pas répondu. Vérifiez votre connexion et réessayez.',
  'endpoint-refused':
    'Le serveur de l’examen a refusé. Identifiez-vous à nouveau ou prévenez votre enseignant.',
  'server-failed': 'Le serveur de l’examen a un problème. Réessayez dans quelques minutes.',
  'not-signed-in':
    'Vous devez vous identifier. Identifiez-vous dans un autre onglet, puis réessayez ici.',
  'not-allowed':
    'Vous ne pouvez pas passer cet examen. Si vous pensez y avoir droit, prévenez votre enseignant.',
  'too-early': 'Cet examen n’est pas encore ouvert.',
  'too-late': 'Cet examen est fermé. Si vous l’avez manqué, veuillez prévenir votre enseignant.',
  'already-finished': 'Vous avez déjà terminé cet examen. Il n’y a plus rien à faire.',
  'start-data-invalid': 'Cet examen est mal configuré. Veuillez prévenir votre enseignant.',
  'token-expired': 'L’autorisation de commencer a expiré. Veuillez réessayer.',
  'config-invalid': 'Cet examen est mal configuré. Veuillez prévenir votre enseignant.',
  'insecure-context': 'La surveillance exige une page sécurisée. Ouvrez cette page avec https.',
  'browser-unsupported':
    'Ce navigateur ne peut pas partager la caméra et l’écran. Utilisez une version récente de Chrome ou Edge sur un ordinateur.',
  'frame-permission-missing':
    'Cette page ne peut pas utiliser ici : {features}. Ouvrez-la dans son propre onglet ou prévenez votre enseignant.',
  'sdk-unavailable':
    'La surveillance ne s’est pas chargée. Vérifiez votre connexion, désactivez les bloqueurs de contenu et réessayez, ou rechargez cette page.',
  'sdk-timeout':
    'La surveillance ne s’est pas chargée. Vérifiez votre connexion, désactivez les bloqueurs de contenu et réessayez, ou rechargez cette page.',
  'sdk-invalid':
    'La surveillance ne s’est pas chargée. Vérifiez votre connexion, désactivez les bloqueurs de contenu et réessayez, ou rechargez cette page.',
  'init-rejected': 'L’examen n’a pas commencé. Réessayez quand vous serez prêt.',
  permissions: 'Si votre navigateur le demande, autorisez la caméra, le microphone et l’écran.',
  'session-failed': 'La surveillance a été interrompue. Veuillez réessayer.',
  'upload-failed':
    'L’enregistrement n’est pas arrivé en entier. Veuillez prévenir votre enseignant.',
  'already-running':
    'Cet examen est en cours dans un autre onglet. Continuez là-bas, ou fermez cet onglet et réessayez.',
  'already-running-here':
    'Un examen est déjà en cours sur cette page. Continuez là-bas, ou rechargez la page.',
  'finish-failed': 'Votre examen n’a pas été remis.',
};

export default fr;
