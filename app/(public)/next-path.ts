/** A stand-in: only whether an address stays on it is looked at. */
const HERE = "http://here.invalid";

/**
 * Where to go after signing in, if it is a page of ours: a path on this site, never another site (`//evil.example`,
 * `/\evil.example`), an API route or the sign-in pages themselves. Undefined for anything else.
 */
export function nextPath(wanted: unknown): string | undefined {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || wanted.length > 2_000) return undefined;
  if (!URL.canParse(wanted, HERE)) return undefined;
  const url = new URL(wanted, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//")) return undefined;
  if (/^\/(api|sign-in|sign-up|_next)(\/|$)/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}
