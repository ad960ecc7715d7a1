/** The element of a page's own markup that a selector names. */
export function find<Tag extends keyof HTMLElementTagNameMap>(
  root: ParentNode,
  tag: Tag,
  rest = '',
): HTMLElementTagNameMap[Tag] {
  const element = root.querySelector<HTMLElementTagNameMap[Tag]>(tag + rest);
  if (!element) throw new Error(`The page has no ${tag}${rest}.`);
  return element;
}
