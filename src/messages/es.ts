import type { Messages } from './en.js';

/** Spanish. Formal (usted). */
const es: Messages = {
  start: 'Comenzar el examen',
  resume: 'Reanudar el examen',
  retry: 'Volver a intentar',
  'own-tab': 'Abrir en su propia pestaña',
  secure: 'Abrir la página segura',
  details: 'Datos para soporte',
  copy: 'Copiar los datos para soporte',
  copied: 'Copiado',
  support: 'Código de soporte:',
  preparing: 'Preparando su examen.',
  loading: 'Cargando la supervisión.',
  checks: 'Siga las instrucciones en la pantalla.',
  covered:
    'Los pasos de la supervisión quedan ocultos detrás de una parte de esta página. Salga de la pantalla completa o avise a su docente.',
  busy: 'Muchas personas comienzan ahora. Su examen comenzará solo en un momento.',
  longer: 'Está tardando más de lo habitual. Mantenga esta página abierta.',
  later: 'Puede volver a intentarlo a partir de esta hora: {time}.',
  denied:
    'Su navegador bloquea en esta página: {features}. Dé permiso en la barra de direcciones antes de comenzar.',
  camera: 'cámara',
  microphone: 'micrófono',
  'display-capture': 'pantalla compartida',
  interrupted: 'Su examen se interrumpió. Comience de nuevo para continuarlo.',
  'in-exam': 'Su examen ha comenzado.',
  finishing: 'Su examen se está entregando. Espere, por favor.',
  'handed-in': 'Su examen se ha entregado.',
  finished: 'El examen ha terminado.',
  'keep-open': 'La grabación aún se está subiendo: mantenga esta página abierta.',
  offline: 'No tiene conexión. La subida espera la conexión: mantenga esta página abierta.',
  elapsed: 'Subiendo desde hace {time}',
  uploaded: 'La grabación ha llegado. Puede cerrar esta página.',
  'endpoint-missing': 'Este examen no está bien configurado. Avise a su docente.',
  'endpoint-unreachable': 'El servidor no respondió. Compruebe su conexión y vuelva a intentarlo.',
  'endpoint-timeout': 'El servidor no respondió. Compruebe su conexión y vuelva a intentarlo.',
  'endpoint-refused':
    'El servidor del examen lo rechazó. Inicie sesión de nuevo o avise a su docente.',
  'server-failed': 'El servidor del examen tiene un problema. Vuelva a intentarlo en unos minutos.',
  'not-signed-in':
    'No ha iniciado sesión. Inicie sesión en otra pestaña y vuelva a intentarlo aquí.',
  'not-allowed': 'No puede hacer este examen. Si cree que es un error, avise a su docente.',
  'too-early': 'Este examen aún no está abierto.',
  'too-late': 'Este examen se ha cerrado. Si no pudo hacerlo, avise a su docente.',
  'already-finished': 'Ya ha terminado este examen. No tiene que hacer nada más.',
  'start-data-invalid': 'Este examen no está bien configurado. Avise a su docente.',
  'token-expired': 'El permiso para comenzar ha caducado. Vuelva a intentarlo.',
  'config-invalid': 'Este examen no está bien configurado. Avise a su docente.',
  'insecure-context': 'La supervisión necesita una página segura. Abra esta página con https.',
  'browser-unsupported':
    'Este navegador no puede compartir la cámara y la pantalla. Use una versión reciente de Chrome o Edge en un ordenador.',
  'frame-permission-missing':
    'Esta página no puede usar aquí: {features}. Ábrala en su propia pestaña o avise a su docente.',
  'sdk-unavailable':
    'La supervisión no se cargó. Compruebe su conexión, desactive los bloqueadores de contenido y vuelva a intentarlo, o recargue esta página.',
  'sdk-timeout':
    'La supervisión no se cargó. Compruebe su conexión, desactive los bloqueadores de contenido y vuelva a intentarlo, o recargue esta página.',
  'sdk-invalid':
    'La supervisión no se cargó. Compruebe su conexión, desactive los bloqueadores de contenido y vuelva a intentarlo, o recargue esta página.',
  'init-rejected': 'El examen no comenzó. Vuelva a intentarlo cuando esté a punto.',
  permissions: 'Si su navegador lo pregunta, permita la cámara, el micrófono y la pantalla.',
  'session-failed': 'La supervisión se interrumpió. Vuelva a intentarlo.',
  'upload-failed': 'La grabación no ha llegado completa. Avise a su docente.',
  'already-running':
    'Este examen está en curso en otra pestaña. Continúe allí, o ciérrela y vuelva a intentarlo.',
  'already-running-here':
    'Ya hay un examen en curso en esta página. Continúe allí o recargue la página.',
  'finish-failed': 'Su examen no se ha entregado.',
};

export default es;
