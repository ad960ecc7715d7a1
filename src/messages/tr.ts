import type { Messages } from './en.js';

/** Turkish. Formal (siz). */
const tr: Messages = {
  start: 'Sınavı başlat',
  resume: 'Sınava devam et',
  retry: 'Tekrar dene',
  'own-tab': 'Kendi sekmesinde aç',
  secure: 'Güvenli sayfayı aç',
  details: 'Destek için ayrıntılar',
  copy: 'Destek için ayrıntıları kopyala',
  copied: 'Kopyalandı',
  support: 'Destek kodu:',
  preparing: 'Sınavınız hazırlanıyor.',
  loading: 'Gözetim yükleniyor.',
  checks: 'Lütfen ekrandaki yönergeleri izleyin.',
  covered:
    'Gözetimin adımları bu sayfanın bir bölümünün arkasında kalıyor. Tam ekrandan çıkın veya öğretmeninize bildirin.',
  busy: 'Şu anda birçok kişi başlıyor. Sınavınız birazdan kendiliğinden başlayacak.',
  longer: 'Bu, her zamankinden uzun sürüyor. Lütfen bu sayfayı açık tutun.',
  later: 'Tekrar deneyebileceğiniz saat: {time}.',
  denied:
    'Tarayıcınız bu sayfada şunu engelliyor: {features}. Başlamadan önce adres çubuğunda izin verin.',
  camera: 'kamera',
  microphone: 'mikrofon',
  'display-capture': 'ekran paylaşımı',
  interrupted: 'Sınavınız kesintiye uğradı. Devam etmek için yeniden başlatın.',
  'in-exam': 'Sınavınız başladı.',
  finishing: 'Sınavınız teslim ediliyor. Lütfen bekleyin.',
  'handed-in': 'Sınavınız teslim edildi.',
  finished: 'Sınav sona erdi.',
  'keep-open': 'Kayıt hâlâ yükleniyor: lütfen bu sayfayı açık tutun.',
  offline: 'Çevrimdışısınız. Yükleme bağlantıyı bekliyor: lütfen bu sayfayı açık tutun.',
  elapsed: 'Yükleniyor: {time}',
  uploaded: 'Kayıt ulaştı. Bu sayfayı kapatabilirsiniz.',
  'endpoint-missing': 'Bu sınav doğru ayarlanmamış. Lütfen öğretmeninize bildirin.',
  'endpoint-unreachable': 'Sunucu yanıt vermedi. Bağlantınızı kontrol edip tekrar deneyin.',
  'endpoint-timeout': 'Sunucu yanıt vermedi. Bağlantınızı kontrol edip tekrar deneyin.',
  'endpoint-refused':
    'Sınavın sunucusu isteği reddetti. Yeniden oturum açın veya öğretmeninize bildirin.',
  'server-failed': 'Sınavın sunucusunda bir sorun var. Birkaç dakika sonra tekrar deneyin.',
  'not-signed-in':
    'Oturum açmadınız. Başka bir sekmede yeniden oturum açın, sonra burada tekrar deneyin.',
  'not-allowed':
    'Bu sınava giremezsiniz. Bunun bir hata olduğunu düşünüyorsanız öğretmeninize bildirin.',
  'too-early': 'Bu sınav henüz açılmadı.',
  'too-late': 'Bu sınav kapandı. Sınavı kaçırdıysanız lütfen öğretmeninize bildirin.',
  'already-finished': 'Bu sınavı zaten bitirdiniz. Yapmanız gereken başka bir şey yok.',
  'start-data-invalid': 'Bu sınav doğru ayarlanmamış. Lütfen öğretmeninize bildirin.',
  'token-expired': 'Başlama izninin süresi doldu. Lütfen tekrar deneyin.',
  'config-invalid': 'Bu sınav doğru ayarlanmamış. Lütfen öğretmeninize bildirin.',
  'insecure-context': 'Gözetim için güvenli bir sayfa gerekir. Bu sayfayı https ile açın.',
  'browser-unsupported':
    'Bu tarayıcı kamera ve ekran paylaşamıyor. Bilgisayarda güncel bir Chrome veya Edge kullanın.',
  'frame-permission-missing':
    'Bu sayfa burada şunu kullanamaz: {features}. Kendi sekmesinde açın veya öğretmeninize bildirin.',
  'sdk-unavailable':
    'Gözetim yüklenmedi. Bağlantınızı kontrol edin, içerik engelleyicileri kapatıp tekrar deneyin veya bu sayfayı yenileyin.',
  'sdk-timeout':
    'Gözetim yüklenmedi. Bağlantınızı kontrol edin, içerik engelleyicileri kapatıp tekrar deneyin veya bu sayfayı yenileyin.',
  'sdk-invalid':
    'Gözetim yüklenmedi. Bağlantınızı kontrol edin, içerik engelleyicileri kapatıp tekrar deneyin veya bu sayfayı yenileyin.',
  'init-rejected': 'Sınav başlamadı. Hazır olduğunuzda tekrar deneyin.',
  permissions: 'Tarayıcınız sorarsa kamera, mikrofon ve ekrana izin verin.',
  'session-failed': 'Gözetim kesildi. Lütfen tekrar deneyin.',
  'upload-failed': 'Kaydın tamamı ulaşmadı. Lütfen öğretmeninize bildirin.',
  'already-running':
    'Bu sınav başka bir sekmede sürüyor. Orada devam edin veya o sekmeyi kapatıp tekrar deneyin.',
  'already-running-here':
    'Bu sayfada zaten bir sınav sürüyor. Orada devam edin veya sayfayı yenileyin.',
  'finish-failed': 'Sınavınız teslim edilmedi.',
};

export default tr;
