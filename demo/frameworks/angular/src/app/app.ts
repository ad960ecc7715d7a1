import { Component, signal } from '@angular/core';
import { Exam } from './exam';

@Component({
  selector: 'app-root',
  imports: [Exam],
  host: { '(window:hashchange)': 'showRoute()' },
  template: `
    <nav><a href="#/">Home</a> <a href="#/exam">Exam</a></nav>
    <button (click)="renders.set(renders() + 1)">Render again ({{ renders() }})</button>
    <label><input type="checkbox" (change)="dark.set(!dark())" /> Dark</label>
    <label><input type="checkbox" (change)="second.set(!second())" /> Second exam</label>
    <main>
      @if (route() === '#/exam') {
        <h1>Mathematics I</h1>
        <app-exam [dark]="dark()" [renders]="renders()" (log)="add($event)" />
        @if (second()) {
          <app-exam [dark]="dark()" [renders]="renders()" (log)="add($event)" />
        }
      } @else {
        <h1>Home</h1>
      }
    </main>
    <ol aria-label="Events">
      @for (entry of log(); track $index) {
        <li>{{ entry }}</li>
      }
    </ol>
  `,
})
export class App {
  readonly route = signal(location.hash);
  readonly renders = signal(0);
  readonly dark = signal(false);
  readonly second = signal(false);
  readonly log = signal<string[]>([]);

  showRoute(): void {
    this.route.set(location.hash);
  }

  add(entry: string): void {
    this.log.update((log) => [...log, entry]);
  }
}
