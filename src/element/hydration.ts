import type { LitElement } from 'lit';

/**
 * Whether this copy of Lit takes over the shadow trees that a server has rendered: with
 * `@lit-labs/ssr-client`'s support its elements observe one attribute more.
 */
export const hydrates = ({ observedAttributes }: typeof LitElement): boolean =>
  observedAttributes.includes('defer-hydration');
