import { saveCheckpoint } from "./checkpoint";
import type { EngineContext } from "./context";
import { receiveEvents } from "./ingest";

type Fetch = typeof fetch;

/** A `fetch` for the SDK's own calls in this process: events and steps; 501 for others. Then calls `onEvents`. */
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
    // Anyone can make the app register its functions; the engine fetches them itself.
    if (route === "POST /fn/register") return Response.json({ status: 200, skipped: true });
    return Response.json({ error: "The embedded engine does not support this.", status: 501 }, { status: 501 });
  };
}
