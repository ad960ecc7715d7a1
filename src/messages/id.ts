import type { Messages } from './en.js';

/** Indonesian. Formal (Anda). */
const id: Messages = {
  start: 'Mulai ujian',
  resume: 'Lanjutkan ujian',
  retry: 'Coba lagi',
  'own-tab': 'Buka di tab sendiri',
  secure: 'Buka halaman aman',
  details: 'Detail untuk dukungan',
  copy: 'Salin detail untuk dukungan',
  copied: 'Disalin',
  support: 'Kode dukungan:',
  preparing: 'Ujian Anda sedang disiapkan.',
  loading: 'Pengawasan sedang dimuat.',
  checks: 'Silakan ikuti petunjuk di layar.',
  covered:
    'Langkah-langkah pengawasan tertutup oleh bagian dari halaman ini. Keluarlah dari layar penuh atau beri tahu pengajar Anda.',
  busy: 'Banyak peserta sedang memulai. Ujian Anda akan segera dimulai dengan sendirinya.',
  longer: 'Ini memakan waktu lebih lama dari biasanya. Harap biarkan halaman ini terbuka.',
  later: 'Anda dapat mencoba lagi mulai pukul {time}.',
  denied:
    'Browser Anda memblokir {features} di halaman ini. Izinkan di bilah alamat sebelum memulai.',
  camera: 'kamera',
  microphone: 'mikrofon',
  'display-capture': 'berbagi layar',
  interrupted: 'Ujian Anda terputus. Mulai lagi untuk melanjutkannya.',
  'in-exam': 'Ujian Anda telah dimulai.',
  finishing: 'Ujian Anda sedang dikumpulkan. Harap tunggu.',
  'handed-in': 'Ujian Anda telah dikumpulkan.',
  finished: 'Ujian telah berakhir.',
  'keep-open': 'Rekaman masih diunggah: harap biarkan halaman ini terbuka.',
  offline: 'Anda sedang offline. Unggahan menunggu koneksi: harap biarkan halaman ini terbuka.',
  elapsed: 'Mengunggah selama {time}',
  uploaded: 'Rekaman telah diterima. Anda boleh menutup halaman ini.',
  'endpoint-missing': 'Ujian ini tidak disiapkan dengan benar. Harap beri tahu pengajar Anda.',
  'endpoint-unreachable': 'Server tidak merespons. Periksa koneksi Anda dan coba lagi.',
  'endpoint-timeout': 'Server tidak merespons. Periksa koneksi Anda dan coba lagi.',
  'endpoint-refused':
    'Server ujian menolak permintaan ini. Masuk lagi atau beri tahu pengajar Anda.',
  'server-failed': 'Server ujian sedang bermasalah. Coba lagi dalam beberapa menit.',
  'not-signed-in': 'Anda belum masuk. Masuk lagi di tab lain, lalu coba lagi di sini.',
  'not-allowed':
    'Anda tidak diizinkan mengikuti ujian ini. Jika ini keliru, beri tahu pengajar Anda.',
  'too-early': 'Ujian ini belum dibuka.',
  'too-late': 'Ujian ini telah ditutup. Jika Anda melewatkannya, harap beri tahu pengajar Anda.',
  'already-finished': 'Anda telah menyelesaikan ujian ini. Tidak ada lagi yang perlu dilakukan.',
  'start-data-invalid': 'Ujian ini tidak disiapkan dengan benar. Harap beri tahu pengajar Anda.',
  'token-expired': 'Izin untuk memulai telah kedaluwarsa. Silakan coba lagi.',
  'config-invalid': 'Ujian ini tidak disiapkan dengan benar. Harap beri tahu pengajar Anda.',
  'insecure-context': 'Pengawasan memerlukan halaman aman. Buka halaman ini dengan https.',
  'browser-unsupported':
    'Browser ini tidak dapat membagikan kamera dan layar. Gunakan Chrome atau Edge terbaru di komputer.',
  'frame-permission-missing':
    'Halaman ini tidak boleh menggunakan {features} di sini. Buka di tab sendiri, atau beri tahu pengajar Anda.',
  'sdk-unavailable':
    'Pengawasan tidak dimuat. Periksa koneksi Anda, matikan pemblokir konten dan coba lagi, atau muat ulang halaman ini.',
  'sdk-timeout':
    'Pengawasan tidak dimuat. Periksa koneksi Anda, matikan pemblokir konten dan coba lagi, atau muat ulang halaman ini.',
  'sdk-invalid':
    'Pengawasan tidak dimuat. Periksa koneksi Anda, matikan pemblokir konten dan coba lagi, atau muat ulang halaman ini.',
  'init-rejected': 'Ujian tidak dimulai. Coba lagi saat Anda siap.',
  permissions: 'Jika browser Anda bertanya, izinkan kamera, mikrofon, dan layar.',
  'session-failed': 'Pengawasan terputus. Silakan coba lagi.',
  'upload-failed': 'Rekaman tidak diterima seluruhnya. Harap beri tahu pengajar Anda.',
  'already-running':
    'Ujian ini sedang berjalan di tab lain. Lanjutkan di sana, atau tutup tab itu dan coba lagi.',
  'already-running-here':
    'Sebuah ujian sedang berjalan di halaman ini. Lanjutkan di sana, atau muat ulang halaman ini.',
  'finish-failed': 'Ujian Anda tidak terkumpul.',
};

export default id;
