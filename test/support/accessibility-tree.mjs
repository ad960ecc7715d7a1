/** Chromium's own accessibility tree, for tests in the browser: what assistive technology is given. */

/**
 * @typedef {object} Node what the DevTools protocol calls an AXNode
 * @property {string} nodeId
 * @property {boolean} ignored
 * @property {string[]} [childIds]
 * @property {{ value?: string }} [role]
 * @property {{ value?: string }} [name]
 * @property {{ name: string, value: { value?: unknown } }[]} [properties]
 */

/** Roles that say nothing by themselves: their children stand in their place. */
const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'LayoutTableCell']);

/** Properties worth a word, and the word. */
const WORDS = /** @type {Record<string, (value: unknown) => string>} */ ({
  focused: (value) => (value === true ? 'focused' : ''),
  disabled: (value) => (value === true ? 'disabled' : ''),
  readonly: (value) => (value === true ? 'read-only' : ''),
  level: (value) => `level ${value}`,
  live: (value) => String(value),
});

/**
 * The tree below `root`, a line a node, children indented: role, name or text, and in brackets what
 * the node is besides.
 *
 * @param {Node[]} nodes
 * @param {Node} root
 */
function draw(nodes, root) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = (/** @type {Node} */ node) =>
    (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);

  /** @returns {string[]} */
  const lines = (/** @type {Node} */ node, indent = '') => {
    const role = node.role?.value ?? '';
    const words = (node.properties ?? [])
      .map(({ name, value }) => WORDS[name]?.(value.value) ?? '')
      .filter(Boolean);
    const below = (deeper = '') => childrenOf(node).flatMap((child) => lines(child, deeper));
    if (node.ignored || (SILENT.has(role) && !words.includes('focused'))) return below(indent);
    const name = node.name?.value ?? '';
    if (role === 'StaticText') return name.trim() ? [`${indent}“${name.trim()}”`] : [];
    const children = below(`${indent}  `);
    const only = children.length === 1 ? (children[0]?.trim() ?? '') : '';
    const isText = only.startsWith('“');
    const said = name ? `“${name}”` : isText ? only : '';
    const line = [role, said, words.length ? `(${words.join(', ')})` : '']
      .filter(Boolean)
      .join(' ');
    return [indent + line, ...(isText && said === only ? [] : children)];
  };
  return childrenOf(root)
    .flatMap((child) => lines(child))
    .join('\n');
}

/** @returns {import('@web/test-runner').TestRunnerPlugin<{ selector: string }>} */
export function accessibilityTree() {
  return {
    name: 'accessibility-tree',
    async executeCommand({ command, payload, session }) {
      if (command !== 'accessibility-tree' || !payload) return undefined;
      const launcher = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (
        session.browser
      );
      const page = launcher.getPage(session.id);
      const protocol = await page.createCDPSession();
      try {
        const { nodes } = await protocol.send('Accessibility.getFullAXTree');
        const { root } = await protocol.send('DOM.getDocument');
        const { nodeId } = await protocol.send('DOM.querySelector', {
          nodeId: root.nodeId,
          selector: payload.selector,
        });
        const { node } = await protocol.send('DOM.describeNode', { nodeId });
        const host = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId);
        if (!host) throw new Error(`expected ${payload.selector} in the tree, got none`);
        return draw(/** @type {Node[]} */ (nodes), /** @type {Node} */ (host));
      } finally {
        await protocol.detach();
      }
    },
  };
}
