import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  #view:focus {
    outline: none;
  }
  p {
    margin: 0.75em 0;
  }
  button {
    font: inherit;
    padding: 0.6em 1.2em;
    cursor: pointer;
  }
  [part='support-code'] {
    font-size: 0.875em;
  }
  [part='status'] {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
