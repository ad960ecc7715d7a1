import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { LateExam } from './LateExam';

// `?late`: the widget is not in this bundle, a script of the page brings it at some time
const late = new URLSearchParams(location.search).has('late');
const Exam = late ? LateExam : lazy(() => import('./Exam'));

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <App Exam={Exam} />
  </StrictMode>,
);
