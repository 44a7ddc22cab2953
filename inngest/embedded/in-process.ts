import { saveCheckpoint } from "./checkpoint";
import type { EngineContext } from "./context";
import { receiveEvents } from "./ingest";

type Fetch = typeof fetch;

/** A `fetch` that answers the SDK's own calls in this process. Calls `onEvents` after it stored events. */
export function inProcessFetch(ctx: EngineContext, onEvents: () => void): Fetch {
  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const body = typeof init?.body === "string" ? init.body : "";
    const route = `${init?.method ?? "GET"} ${pathname}`;
    if (/^POST \/e\/[^/]+$/.test(route)) {
      const received = await receiveEvents(ctx.db, ctx.now(), body);
      if (received.status === 200) onEvents();
      return Response.json(received, { status: received.status });
    }
    if (/^POST \/v1\/checkpoint\/[^/]+\/async$/.test(route)) {
      return Response.json({}, { status: await saveCheckpoint(ctx, body) });
    }
    // The engine fetches the functions itself, so a registration, which anyone can trigger, changes nothing.
    if (route === "POST /fn/register") return Response.json({ status: 200, skipped: true });
    return Response.json({ error: "The embedded engine does not support this.", status: 501 }, { status: 501 });
  };
}
