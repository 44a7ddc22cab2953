import { serve } from "inngest/next";
import { connectServe, inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import { env } from "@/lib/env";

let created: ReturnType<typeof serve> | undefined;

/** Created on the first request, because `next build` loads this file without settings. */
function handlers() {
  created ??= createHandlers();
  return created;
}

function createHandlers() {
  const served = serve({ client: inngest(), functions: functions(inngest()) });
  // Under hot reload, only a real HTTP request reaches the newest code.
  if (!env().HOT_RELOAD) connectServe((request) => served.POST(request as never, undefined));
  return served;
}

type Handler = ReturnType<typeof serve>["POST"];
export const GET: Handler = (...args) => handlers().GET(...args);
export const POST: Handler = (...args) => handlers().POST(...args);
export const PUT: Handler = (...args) => handlers().PUT(...args);

/** In seconds. The SDK runs several steps in one request, which ends earlier. */
export const maxDuration = 300;
