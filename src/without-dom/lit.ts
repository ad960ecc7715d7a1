/**
 * Evaluates Lit where there may be no document. Lit has a build for servers, but bundlers take it by
 * the condition `node` alone: for `workerd`, `edge-light`, `browser` or none they take the one for
 * browsers. The entries of this folder import this module before anything else that imports Lit.
 */
import { removeStandIns } from './stand-ins.js';
import 'lit';

removeStandIns();
