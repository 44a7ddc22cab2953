/** Stands for this site; no request goes to it. */
const ORIGIN = "http://here.invalid";

/**
 * The path to open after sign-in. Undefined unless `wanted` is a page of this site; `/\evil.example` is not. Also
 * undefined for API routes, sign-in and sign-up.
 */
export function nextPath(wanted: unknown): string | undefined {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || wanted.length > 2_000) return undefined;
  if (!URL.canParse(wanted, ORIGIN)) return undefined;
  const url = new URL(wanted, ORIGIN);
  if (url.origin !== ORIGIN || url.pathname.startsWith("//")) return undefined;
  if (/^\/(api|sign-in|sign-up|_next)(\/|$)/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}
