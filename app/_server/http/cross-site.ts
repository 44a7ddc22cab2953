import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Throws `forbidden` for a write from another site: by `Sec-Fetch-Site`, or by `Origin` in browsers without it. */
export function assertSameSite(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  const isOwn =
    site !== null ? site === "same-origin" : request.headers.get("origin") === new URL(env().APP_URL).origin;
  if (!isOwn)
    throw new AppError("forbidden", "This request did not come from one of our own pages.", { kind: "cross-site" });
}
