import { executeServerCommand } from '@web/test-runner-commands';

/** Whether the browser hands its accessibility tree out: Firefox and WebKit don't. */
export const tellsTree = navigator.userAgent.includes('Chrome');

/** Chromium's own accessibility tree below the page's exam, as `accessibility-tree.mjs` draws it. */
export const treeOf = (selector = 'proctored-exam'): Promise<string> =>
  executeServerCommand<string, { selector: string }>('accessibility-tree', { selector });
