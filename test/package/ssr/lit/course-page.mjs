/* global customElements */
import { html, LitElement } from 'lit';

class CoursePage extends LitElement {
  static properties = { phase: { state: true } };

  constructor() {
    super();
    this.phase = 'start';
  }

  render() {
    const listen = (event) => (this.phase = event.detail.phase);
    return html`<p>Phase: ${this.phase}</p>
      <proctored-exam
        data-endpoint="/start"
        data-sdk-preload="none"
        @exam-phase-change=${listen}
      ></proctored-exam>`;
  }
}

customElements.define('course-page', CoursePage);
