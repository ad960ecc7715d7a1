import type { Messages } from './en.js';

/** Vietnamese. Polite (bạn, as universities address students). */
const vi: Messages = {
  start: 'Bắt đầu bài thi',
  resume: 'Tiếp tục bài thi',
  retry: 'Thử lại',
  'own-tab': 'Mở trong thẻ riêng',
  secure: 'Mở trang an toàn',
  details: 'Chi tiết cho bộ phận hỗ trợ',
  copy: 'Sao chép chi tiết cho bộ phận hỗ trợ',
  copied: 'Đã sao chép',
  support: 'Mã hỗ trợ:',
  preparing: 'Đang chuẩn bị bài thi.',
  loading: 'Đang tải phần giám sát thi.',
  checks: 'Vui lòng làm theo hướng dẫn trên màn hình.',
  covered:
    'Các bước giám sát thi bị một phần của trang này che khuất. Vui lòng thoát chế độ toàn màn hình hoặc báo cho giảng viên.',
  busy: 'Hiện có nhiều người đang bắt đầu. Bài thi sẽ tự bắt đầu sau giây lát.',
  longer: 'Việc này lâu hơn bình thường. Vui lòng giữ trang này mở.',
  later: 'Bạn có thể thử lại từ {time}.',
  denied:
    'Trình duyệt chặn {features} trên trang này. Hãy cho phép ở thanh địa chỉ trước khi bắt đầu.',
  camera: 'máy ảnh',
  microphone: 'micrô',
  'display-capture': 'chia sẻ màn hình',
  interrupted: 'Bài thi của bạn bị gián đoạn. Hãy bắt đầu lại để tiếp tục.',
  'in-exam': 'Bài thi đã bắt đầu.',
  finishing: 'Đang nộp bài thi. Vui lòng đợi.',
  'handed-in': 'Bài thi đã được nộp.',
  finished: 'Kỳ thi đã kết thúc.',
  'keep-open': 'Bản ghi vẫn đang được tải lên: vui lòng giữ trang này mở.',
  offline: 'Bạn đang ngoại tuyến. Việc tải lên đang chờ kết nối: vui lòng giữ trang này mở.',
  elapsed: 'Đã tải lên trong {time}',
  uploaded: 'Đã nhận được bản ghi. Bạn có thể đóng trang này.',
  'endpoint-missing': 'Bài thi này chưa được thiết lập đúng. Vui lòng báo cho giảng viên.',
  'endpoint-unreachable': 'Máy chủ không phản hồi. Hãy kiểm tra kết nối và thử lại.',
  'endpoint-timeout': 'Máy chủ không phản hồi. Hãy kiểm tra kết nối và thử lại.',
  'endpoint-refused':
    'Máy chủ của bài thi đã từ chối yêu cầu. Hãy đăng nhập lại hoặc báo cho giảng viên.',
  'server-failed': 'Máy chủ của bài thi gặp sự cố. Hãy thử lại sau vài phút.',
  'not-signed-in': 'Bạn chưa đăng nhập. Hãy đăng nhập lại trong thẻ khác, rồi thử lại tại đây.',
  'not-allowed': 'Bạn không được phép dự bài thi này. Nếu có nhầm lẫn, hãy báo cho giảng viên.',
  'too-early': 'Bài thi này chưa mở.',
  'too-late': 'Bài thi này đã đóng. Nếu bạn bị lỡ, vui lòng báo cho giảng viên.',
  'already-finished': 'Bạn đã hoàn thành bài thi này. Không cần làm gì thêm.',
  'start-data-invalid': 'Bài thi này chưa được thiết lập đúng. Vui lòng báo cho giảng viên.',
  'token-expired': 'Quyền bắt đầu đã hết hạn. Vui lòng thử lại.',
  'config-invalid': 'Bài thi này chưa được thiết lập đúng. Vui lòng báo cho giảng viên.',
  'insecure-context': 'Giám sát thi cần trang an toàn. Hãy mở trang này bằng https.',
  'browser-unsupported':
    'Trình duyệt này không thể chia sẻ máy ảnh và màn hình. Hãy dùng Chrome hoặc Edge mới trên máy tính.',
  'frame-permission-missing':
    'Trang này không được dùng {features} tại đây. Hãy mở trong thẻ riêng hoặc báo cho giảng viên.',
  'sdk-unavailable':
    'Không tải được phần giám sát thi. Hãy kiểm tra kết nối, tắt trình chặn nội dung và thử lại, hoặc tải lại trang này.',
  'sdk-timeout':
    'Không tải được phần giám sát thi. Hãy kiểm tra kết nối, tắt trình chặn nội dung và thử lại, hoặc tải lại trang này.',
  'sdk-invalid':
    'Không tải được phần giám sát thi. Hãy kiểm tra kết nối, tắt trình chặn nội dung và thử lại, hoặc tải lại trang này.',
  'init-rejected': 'Bài thi chưa bắt đầu. Hãy thử lại khi bạn sẵn sàng.',
  permissions: 'Nếu trình duyệt hỏi, hãy cho phép máy ảnh, micrô và màn hình.',
  'session-failed': 'Giám sát thi bị gián đoạn. Vui lòng thử lại.',
  'upload-failed': 'Bản ghi chưa được nhận đầy đủ. Vui lòng báo cho giảng viên.',
  'already-running':
    'Bài thi này đang diễn ra trong thẻ khác. Hãy tiếp tục ở đó, hoặc đóng thẻ đó rồi thử lại.',
  'already-running-here':
    'Đã có một bài thi đang diễn ra trên trang này. Hãy tiếp tục ở đó, hoặc tải lại trang.',
  'finish-failed': 'Bài thi chưa được nộp.',
};

export default vi;
