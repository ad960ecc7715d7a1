import { render } from 'preact';
import { App } from './App';

// `?late`: the widget is not in this bundle, a script of the page brings it at some time
const late = new URLSearchParams(location.search).has('late');
if (!late) await import('proctored-exam');

render(<App late={late} />, document.getElementById('app')!);
