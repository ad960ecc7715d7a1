/** What stands for what is not shown. */
export const HIDDEN = '[hidden]';

/** An address of a redirect as it may be shown: its query is nobody's business. */
export function placeWithoutQuery({ origin, pathname }: URL): string {
  return withoutValues(new URL(`${origin}${pathname}`));
}

/**
 * An address as it may be shown: without the values in its query and in the parameters of its path
 * (`;jsessionid=…`), however short they are.
 */
export function withoutValues({ origin, pathname, search }: URL): string {
  const path = pathname.replaceAll(/;([^/;=]*)=?[^/;]*/g, `;$1=${HIDDEN}`);
  const query = search.slice(1).split('&').filter(Boolean).map(withoutValue);
  return `${origin}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** A name without value may be the secret itself: `?abcdef`. */
function withoutValue(pair: string): string {
  const at = pair.indexOf('=');
  return at < 0 ? HIDDEN : `${pair.slice(0, at)}=${HIDDEN}`;
}
