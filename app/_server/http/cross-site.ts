import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * A write that rides on the session cookie must come from one of our own pages. The browser says so in
 * `Sec-Fetch-Site`; older ones in `Origin`, which is compared with APP_URL. Saying nothing is a refusal.
 */
export function assertSameSite(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  const own = site !== null ? site === "same-origin" : request.headers.get("origin") === new URL(env().APP_URL).origin;
  if (!own)
    throw new AppError("forbidden", "This request did not come from one of our own pages.", { kind: "cross-site" });
}
