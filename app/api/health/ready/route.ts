import { readiness } from "@/lib/health/readiness";
import { newId } from "@/lib/ids";

export const dynamic = "force-dynamic";

/** Whether requests should be sent here: 503 when the database is away, not migrated, or nothing runs the functions. */
export async function GET() {
  const state = await readiness();
  const headers = {
    "cache-control": "no-store",
    "x-request-id": newId(),
    ...(state.ready ? {} : { "retry-after": "5" }),
  };
  return Response.json(state, { status: state.ready ? 200 : 503, headers });
}
