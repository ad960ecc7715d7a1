import type { Messages } from './en.js';

/** Portuguese. Formal; Brazilian vocabulary where the two differ, as in CLDR. */
const pt: Messages = {
  start: 'Iniciar a prova',
  resume: 'Retomar a prova',
  retry: 'Tentar novamente',
  'own-tab': 'Abrir em uma aba própria',
  secure: 'Abrir a página segura',
  details: 'Detalhes para o suporte',
  copy: 'Copiar detalhes para o suporte',
  copied: 'Copiado',
  support: 'Código de suporte:',
  preparing: 'Preparando a sua prova.',
  loading: 'Carregando o monitoramento.',
  checks: 'Siga as instruções na tela.',
  covered:
    'As etapas do monitoramento estão escondidas atrás de uma parte desta página. Saia da tela cheia ou avise o seu professor.',
  busy: 'Muitas pessoas estão iniciando agora. A sua prova iniciará sozinha em um momento.',
  longer: 'Isto está demorando mais do que o normal. Mantenha esta página aberta.',
  later: 'Você pode tentar novamente a partir deste horário: {time}.',
  denied:
    'O seu navegador bloqueia nesta página: {features}. Dê permissão na barra de endereço antes de iniciar.',
  camera: 'câmera',
  microphone: 'microfone',
  'display-capture': 'compartilhamento de tela',
  interrupted: 'A sua prova foi interrompida. Inicie novamente para continuar.',
  'in-exam': 'A sua prova começou.',
  finishing: 'A sua prova está sendo entregue. Aguarde.',
  'handed-in': 'A sua prova foi entregue.',
  finished: 'A prova terminou.',
  'keep-open': 'A gravação ainda está sendo enviada: mantenha esta página aberta.',
  offline: 'Você está sem conexão. O envio aguarda a conexão: mantenha esta página aberta.',
  elapsed: 'Enviando há {time}',
  uploaded: 'A gravação chegou. Você pode fechar esta página.',
  'endpoint-missing': 'Esta prova não está configurada corretamente. Avise o seu professor.',
  'endpoint-unreachable': 'O servidor não respondeu. Verifique a sua conexão e tente novamente.',
  'endpoint-timeout': 'O servidor não respondeu. Verifique a sua conexão e tente novamente.',
  'endpoint-refused':
    'O servidor da prova recusou o pedido. Faça login novamente ou avise o seu professor.',
  'server-failed': 'O servidor da prova está com um problema. Tente novamente em alguns minutos.',
  'not-signed-in':
    'Você não fez login. Faça login novamente em outra aba e depois tente novamente aqui.',
  'not-allowed': 'Você não pode fazer esta prova. Se achar que é um erro, avise o seu professor.',
  'too-early': 'Esta prova ainda não abriu.',
  'too-late': 'Esta prova já fechou. Se você a perdeu, avise o seu professor.',
  'already-finished': 'Você já terminou esta prova. Não há mais nada a fazer.',
  'start-data-invalid': 'Esta prova não está configurada corretamente. Avise o seu professor.',
  'token-expired': 'A permissão para iniciar expirou. Tente novamente.',
  'config-invalid': 'Esta prova não está configurada corretamente. Avise o seu professor.',
  'insecure-context': 'O monitoramento precisa de uma página segura. Abra esta página com https.',
  'browser-unsupported':
    'Este navegador não consegue compartilhar a câmera e a tela. Use uma versão atual do Chrome ou do Edge em um computador.',
  'frame-permission-missing':
    'Esta página não pode usar aqui: {features}. Abra-a em uma aba própria ou avise o seu professor.',
  'sdk-unavailable':
    'O monitoramento não carregou. Verifique a sua conexão, desative os bloqueadores de conteúdo e tente novamente, ou recarregue esta página.',
  'sdk-timeout':
    'O monitoramento não carregou. Verifique a sua conexão, desative os bloqueadores de conteúdo e tente novamente, ou recarregue esta página.',
  'sdk-invalid':
    'O monitoramento não carregou. Verifique a sua conexão, desative os bloqueadores de conteúdo e tente novamente, ou recarregue esta página.',
  'init-rejected': 'A prova não começou. Tente novamente quando quiser.',
  permissions: 'Se o navegador perguntar, permita a câmera, o microfone e a tela.',
  'session-failed': 'O monitoramento foi interrompido. Tente novamente.',
  'upload-failed': 'A gravação não chegou por completo. Avise o seu professor.',
  'already-running':
    'Esta prova está em andamento em outra aba. Continue lá, ou feche-a e tente novamente.',
  'already-running-here':
    'Já há uma prova em andamento nesta página. Continue lá ou recarregue a página.',
  'finish-failed': 'A sua prova não foi entregue.',
};

export default pt;
