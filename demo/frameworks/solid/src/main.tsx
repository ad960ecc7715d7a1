import { render } from 'solid-js/web';
import { App } from './App';

// `?late`: the widget is not in this bundle, a script of the page brings it at some time
if (!new URLSearchParams(location.search).has('late')) await import('proctored-exam');

render(() => <App />, document.getElementById('app')!);
