import { env } from "@/lib/env";

/** Written by our own server from the socket; whatever a client sends under this name is overwritten there. */
const ADDRESS_HEADER = "x-signalbox-address";

/**
 * The caller's network address, for limits. `x-forwarded-for` counts only behind a proxy that we were told of,
 * and of it the last entry, which that proxy wrote itself.
 */
export function addressOf(request: { headers: Pick<Headers, "get"> }): string {
  const { TRUST_PROXY: trustProxy, VERCEL: vercel, OWN_SERVER: ownServer } = env();
  const forwarded =
    trustProxy || vercel ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || (ownServer && request.headers.get(ADDRESS_HEADER)) || "local";
}
