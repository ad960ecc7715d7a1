import 'proctored-exam';

export default defineNuxtPlugin(() => {});
