import { env } from "@/lib/env";

/** Our server (`scripts/serve.mjs`) sets this header and overwrites a client's. */
const ADDRESS_HEADER = "x-signalbox-address";

/**
 * The caller's IP address, for rate limits. Behind a trusted proxy or on Vercel: the last entry of `x-forwarded-for`,
 * which the proxy wrote. With our own server: the address that it saw. Else "local".
 */
export function addressOf(request: { headers: Pick<Headers, "get"> }): string {
  const { TRUST_PROXY: trustProxy, VERCEL: vercel, OWN_SERVER: ownServer } = env();
  const forwarded =
    trustProxy || vercel ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || (ownServer && request.headers.get(ADDRESS_HEADER)) || "local";
}
