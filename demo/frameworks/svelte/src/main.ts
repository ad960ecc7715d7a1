import { mount } from 'svelte';
import App from './App.svelte';

// `?late`: the widget is not in this bundle, a script of the page brings it at some time
if (!new URLSearchParams(location.search).has('late')) await import('proctored-exam');

mount(App, { target: document.getElementById('app')! });
