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
  ended: 'Sınav sona erdi.',
  finished: 'Sınavınız bitti. Kayıt hâlâ yükleniyor: lütfen bu sayfayı açık tutun.',
  'keep-open': 'Kayıt hâlâ yükleniyor: lütfen bu sayfayı açık tutun.',
  offline: 'Çevrimdışısınız. Yükleme bağlantıyı bekliyor: lütfen bu sayfayı açık tutun.',
  elapsed: 'Yükleniyor: {time}',
  uploaded: 'Kayıt ulaştı. Bu sayfayı kapatabilirsiniz.',
  'endpoint-missing': 'Bu sınav doğru ayarlanmamış. Lütfen öğretmeninize bildirin.',
  'endpoint-unreachable': 'Sınav yanıt vermedi. Bağlantınızı kontrol edip tekrar deneyin.',
  'endpoint-timeout': 'Sınav yanıt vermedi. Bağlantınızı kontrol edip tekrar deneyin.',
  'endpoint-refused': 'Sınav başlamadı. Yeniden oturum açın veya öğretmeninize bildirin.',
  'server-failed': 'Sınavın sunucusunda bir sorun var. Birkaç dakika sonra tekrar deneyin.',
  'not-signed-in':
    'Oturum açmadınız. Başka bir sekmede yeniden oturum açın, sonra burada tekrar deneyin.',
  'not-allowed':
    'Bu sınava giremezsiniz. Bunun bir hata olduğunu düşünüyorsanız öğretmeninize bildirin.',
  'too-early': 'Bu sınav henüz açılmadı. Açıldığında tekrar deneyin.',
  'too-late': 'Bu sınav kapandı. Sınavı kaçırdıysanız lütfen öğretmeninize bildirin.',
  'already-finished': 'Bu sınavı zaten bitirdiniz. Yapmanız gereken başka bir şey yok.',
  'start-data-invalid': 'Sınav doğru yanıt vermedi. Yeniden oturum açıp tekrar deneyin.',
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
  'init-rejected': 'Gözetim başlamadı. Kamera, mikrofon ve ekrana izin verip tekrar deneyin.',
  permissions: 'Tarayıcınız sorarsa kamera, mikrofon ve ekrana izin verin.',
  'session-failed': 'Gözetim kesildi. Lütfen tekrar deneyin.',
  'upload-failed': 'Sınavınız bitti ama kayıt ulaşmadı. Lütfen öğretmeninize bildirin.',
  'already-running':
    'Bu sınav başka bir yerde açık. Orada devam edin veya orayı kapatıp tekrar deneyin.',
  'already-running-here':
    'Bu sayfada zaten bir sınav sürüyor. Orada devam edin veya sayfayı yenileyin.',
  'finish-failed': 'Sınav teslim edilmedi. Bağlantınızı kontrol edip tekrar deneyin.',
};

export default tr;
