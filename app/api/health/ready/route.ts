import { readiness } from "@/lib/health/readiness";
import { newId } from "@/lib/ids";

export const dynamic = "force-dynamic";

/** Responds with 503 if the database is down or not migrated, or if the embedded job engine does not run. */
export async function GET() {
  const state = await readiness();
  const headers = {
    "cache-control": "no-store",
    "x-request-id": newId(),
    ...(state.ready ? {} : { "retry-after": "5" }),
  };
  return Response.json(state, { status: state.ready ? 200 : 503, headers });
}
