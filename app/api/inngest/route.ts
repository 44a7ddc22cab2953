import { serve } from "inngest/next";
import { connectServe, inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import { env } from "@/lib/env";

let created: ReturnType<typeof serve> | undefined;

/** Created on the first request, because a build loads this file without settings. */
function handlers() {
  created ??= createHandlers();
  return created;
}

function createHandlers() {
  const served = serve({ client: inngest(), functions: functions(inngest()) });
  // With hot reload only a request runs the newest code.
  if (!env().HOT_RELOAD) connectServe((request) => served.POST(request as never, undefined));
  return served;
}

type Handler = ReturnType<typeof serve>["POST"];
export const GET: Handler = (...args) => handlers().GET(...args);
export const POST: Handler = (...args) => handlers().POST(...args);
export const PUT: Handler = (...args) => handlers().PUT(...args);

/** Longer than the SDK's checkpointing can keep a request open. */
export const maxDuration = 300;
