/**
 * A Lit element with no behaviour but that it renders our view of the phase `start`: what of our cost is that
 * of templates with expressions in them. It is a module of its own so that the compiler checks its imports.
 */
import { LitElement, type TemplateResult } from 'lit';
import { STYLES } from '../../../src/element/styles.js';
import { ON_A_SERVER, renderView } from '../../../src/element/view.js';
import { en } from '../../../src/messages/en.js';

class ViewElement extends LitElement {
  static override styles = STYLES;

  protected override render(): TemplateResult {
    return renderView(ON_A_SERVER, en, 'en');
  }
}

customElements.define('bare-element', ViewElement);
