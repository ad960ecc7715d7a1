/**
 * Lint rule: what others may have put something in front of is read by `src/exam/platform.ts` alone. The
 * name of an image hides a property of `document`, and that of a control one of its form, so no property
 * is read of a value whose type is that of the document, of a form, or general enough to be one of them.
 */
const TYPES = new Set([
  ...['Document', 'Node', 'ParentNode', 'ChildNode', 'Element', 'HTMLElement', 'HTMLFormElement'],
]);

/** @type {import('eslint').Rule.RuleModule} */
export const nodesByPlatform = {
  meta: {
    type: 'problem',
    messages: {
      read: 'A name on the page may hide `{{name}}` of a {{type}}: read it by src/exam/platform.ts, or use a narrower type.',
    },
    schema: [],
  },
  create(context) {
    const { getTypeAtLocation } = context.sourceCode.parserServices;
    const report = (node, object, name) => {
      const type = getTypeAtLocation(object);
      const names = (type.isUnion() ? type.types : [type]).map((one) => one.symbol?.name ?? '');
      const found = names.find((one) => TYPES.has(one));
      if (found) context.report({ node, messageId: 'read', data: { name, type: found } });
    };
    return {
      MemberExpression: (node) => {
        report(node.property, node.object, context.sourceCode.getText(node.property));
      },
      'VariableDeclarator[id.type="ObjectPattern"][init]': (node) => {
        report(node.id, node.init, context.sourceCode.getText(node.id));
      },
    };
  },
};
