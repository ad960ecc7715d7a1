import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';

async function main(): Promise<void> {
  // `?late`: the widget is not in this bundle, a script of the page brings it at some time
  if (!new URLSearchParams(location.search).has('late')) await import('proctored-exam');
  await bootstrapApplication(App);
}

void main();
