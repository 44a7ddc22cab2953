import { env } from "@/lib/env";

/** Our own server always overwrites a client's value. */
const ADDRESS_HEADER = "x-signalbox-address";

/** The caller's address, for rate limits: the last entry of `x-forwarded-for`, which the trusted proxy wrote. */
export function addressOf(request: { headers: Pick<Headers, "get"> }): string {
  const { TRUST_PROXY: trustProxy, VERCEL: vercel, OWN_SERVER: ownServer } = env();
  const forwarded =
    trustProxy || vercel ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || (ownServer && request.headers.get(ADDRESS_HEADER)) || "local";
}
