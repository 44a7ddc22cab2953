/** Placeholder origin, only compared with itself. */
const ORIGIN = "http://here.invalid";

/** The path to open after sign-in. Undefined for another site (`/\evil.example`), an API route or the sign-in pages. */
export function nextPath(wanted: unknown): string | undefined {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || wanted.length > 2_000) return undefined;
  if (!URL.canParse(wanted, ORIGIN)) return undefined;
  const url = new URL(wanted, ORIGIN);
  if (url.origin !== ORIGIN || url.pathname.startsWith("//")) return undefined;
  if (/^\/(api|sign-in|sign-up|_next)(\/|$)/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}
