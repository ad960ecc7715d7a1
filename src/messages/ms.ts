import type { Messages } from './en.js';

/** Malay. Formal (anda). */
const ms: Messages = {
  start: 'Mulakan peperiksaan',
  resume: 'Sambung peperiksaan',
  retry: 'Cuba lagi',
  'own-tab': 'Buka dalam tab sendiri',
  secure: 'Buka halaman selamat',
  details: 'Butiran untuk sokongan',
  copy: 'Salin butiran untuk sokongan',
  copied: 'Disalin',
  support: 'Kod sokongan:',
  preparing: 'Peperiksaan anda sedang disediakan.',
  loading: 'Pengawasan sedang dimuatkan.',
  checks: 'Sila ikut arahan pada skrin.',
  covered:
    'Langkah pengawasan terlindung di sebalik sebahagian halaman ini. Sila keluar daripada skrin penuh atau maklumkan kepada pengajar anda.',
  busy: 'Ramai sedang bermula. Peperiksaan anda akan bermula sendiri sebentar lagi.',
  longer: 'Ini mengambil masa lebih lama daripada biasa. Sila biarkan halaman ini terbuka.',
  later: 'Anda boleh cuba lagi mulai {time}.',
  denied:
    'Pelayar anda menyekat {features} pada halaman ini. Benarkan di bar alamat sebelum bermula.',
  camera: 'kamera',
  microphone: 'mikrofon',
  'display-capture': 'perkongsian skrin',
  interrupted: 'Peperiksaan anda terganggu. Mulakan semula untuk menyambungnya.',
  'in-exam': 'Peperiksaan anda telah bermula.',
  finishing: 'Peperiksaan anda sedang dihantar. Sila tunggu.',
  'handed-in': 'Peperiksaan anda telah dihantar.',
  finished: 'Peperiksaan telah tamat.',
  'keep-open': 'Rakaman masih dimuat naik: sila biarkan halaman ini terbuka.',
  offline: 'Anda di luar talian. Muat naik menunggu sambungan: sila biarkan halaman ini terbuka.',
  elapsed: 'Memuat naik selama {time}',
  uploaded: 'Rakaman telah diterima. Anda boleh menutup halaman ini.',
  'endpoint-missing':
    'Peperiksaan ini tidak disediakan dengan betul. Sila maklumkan kepada pengajar anda.',
  'endpoint-unreachable': 'Pelayan tidak menjawab. Periksa sambungan anda dan cuba lagi.',
  'endpoint-timeout': 'Pelayan tidak menjawab. Periksa sambungan anda dan cuba lagi.',
  'endpoint-refused':
    'Pelayan peperiksaan menolak permintaan ini. Log masuk semula atau maklumkan kepada pengajar anda.',
  'server-failed': 'Pelayan peperiksaan menghadapi masalah. Cuba lagi dalam beberapa minit.',
  'not-signed-in':
    'Anda belum log masuk. Log masuk semula dalam tab lain, kemudian cuba lagi di sini.',
  'not-allowed':
    'Anda tidak dibenarkan menduduki peperiksaan ini. Jika ini satu kesilapan, maklumkan kepada pengajar anda.',
  'too-early': 'Peperiksaan ini belum dibuka.',
  'too-late':
    'Peperiksaan ini telah ditutup. Jika anda terlepas, sila maklumkan kepada pengajar anda.',
  'already-finished':
    'Anda sudah menamatkan peperiksaan ini. Tiada apa-apa lagi yang perlu dibuat.',
  'start-data-invalid':
    'Peperiksaan ini tidak disediakan dengan betul. Sila maklumkan kepada pengajar anda.',
  'token-expired': 'Kebenaran untuk bermula telah tamat tempoh. Sila cuba lagi.',
  'config-invalid':
    'Peperiksaan ini tidak disediakan dengan betul. Sila maklumkan kepada pengajar anda.',
  'insecure-context': 'Pengawasan memerlukan halaman selamat. Buka halaman ini dengan https.',
  'browser-unsupported':
    'Pelayar ini tidak dapat berkongsi kamera dan skrin. Gunakan Chrome atau Edge terkini pada komputer.',
  'frame-permission-missing':
    'Halaman ini tidak boleh menggunakan {features} di sini. Buka dalam tab sendiri, atau maklumkan kepada pengajar anda.',
  'sdk-unavailable':
    'Pengawasan tidak dimuatkan. Periksa sambungan anda, matikan penyekat kandungan dan cuba lagi, atau muat semula halaman ini.',
  'sdk-timeout':
    'Pengawasan tidak dimuatkan. Periksa sambungan anda, matikan penyekat kandungan dan cuba lagi, atau muat semula halaman ini.',
  'sdk-invalid':
    'Pengawasan tidak dimuatkan. Periksa sambungan anda, matikan penyekat kandungan dan cuba lagi, atau muat semula halaman ini.',
  'init-rejected': 'Peperiksaan tidak bermula. Cuba lagi apabila anda bersedia.',
  permissions: 'Jika pelayar anda bertanya, benarkan kamera, mikrofon dan skrin.',
  'session-failed': 'Pengawasan terganggu. Sila cuba lagi.',
  'upload-failed': 'Rakaman tidak diterima sepenuhnya. Sila maklumkan kepada pengajar anda.',
  'already-running':
    'Peperiksaan ini sedang berjalan dalam tab lain. Sambung di sana, atau tutup tab itu dan cuba lagi.',
  'already-running-here':
    'Satu peperiksaan sedang berjalan pada halaman ini. Sambung di sana, atau muat semula halaman ini.',
  'finish-failed': 'Peperiksaan anda tidak dihantar.',
};

export default ms;
