import { index, route } from '@react-router/dev/routes';

export default [
  index('./home.jsx'),
  route('exam', './exam.jsx'),
  route('guarded', './guarded.jsx'),
  route('proctoring/start', './start.js'),
  route('proctoring/finish', './finish.js'),
];
