import { createApp } from 'vue';
import App from './App.vue';

// `?late`: the widget is not in this bundle, a script of the page brings it at some time
if (!new URLSearchParams(location.search).has('late')) await import('proctored-exam');

createApp(App).mount('#app');
