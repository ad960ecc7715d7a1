/* global document */
import { createSSRApp, h, onMounted, ref } from 'vue';
import 'proctored-exam';

const requestFinish = () => Promise.resolve();

export const createApp = () =>
  createSSRApp({
    setup() {
      const phase = ref('start');
      const clicks = ref(0);
      onMounted(() => {
        document.documentElement.dataset.hydrated = '';
      });
      return () =>
        h(
          'proctored-exam',
          {
            'data-endpoint': '/start',
            'data-sdk-preload': 'none',
            // As Vue's linter writes them.
            'finish-endpoint': '/finish',
            'request-finish': requestFinish,
            onExamPhaseChange: (event) => (phase.value = event.detail.phase),
          },
          [
            h('section', { slot: 'start' }, [
              h('h1', 'Mathematics I'),
              h('button', { onClick: () => clicks.value++ }, `Hints: ${clicks.value}`),
              h('button', { 'data-action': 'start' }, 'Start the exam'),
            ]),
            phase.value === 'in-exam' ? h('p', { slot: 'in-exam' }, 'Question 1') : null,
          ],
        );
    },
  });
