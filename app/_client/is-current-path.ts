/** True where `href` leads to what is shown: same path, and the same value for each of its own parameters. */
export function isCurrentPath(href: string, path: string, search: Pick<URLSearchParams, "get">): boolean {
  const target = new URL(href, "http://here");
  if (target.pathname !== path) return false;
  return [...target.searchParams].every(([name, value]) => search.get(name) === value);
}
