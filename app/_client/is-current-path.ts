/** True if `href` leads to the current page: it has the same path, and the page's URL has all parameters of `href`. */
export function isCurrentPath(href: string, path: string, search: Pick<URLSearchParams, "get">): boolean {
  const target = new URL(href, "http://here");
  if (target.pathname !== path) return false;
  return [...target.searchParams].every(([name, value]) => search.get(name) === value);
}
