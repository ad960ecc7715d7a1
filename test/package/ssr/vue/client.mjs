import { createApp } from './app.mjs';

createApp().mount('#app');
