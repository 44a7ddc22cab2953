import { serve } from "inngest/next";
import { connectServe, inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import { env } from "@/lib/env";

/**
 * Where Inngest Cloud, its dev server or the embedded engine calls our functions. Made on the first request: a build
 * loads this file without any settings.
 */
const door = () => {
  handlers ??= open();
  return handlers;
};
function open() {
  const made = serve({ client: inngest(), functions: functions(inngest()) });
  // Under hot reload only a request brings the newest code.
  if (!env().HOT_RELOAD) connectServe((request) => made.POST(request as never, undefined));
  return made;
}
let handlers: ReturnType<typeof serve> | undefined;

type Handler = ReturnType<typeof serve>["POST"];
export const GET: Handler = (...args) => door().GET(...args);
export const POST: Handler = (...args) => door().POST(...args);
export const PUT: Handler = (...args) => door().PUT(...args);

/** Longer than the SDK's checkpointing may keep one request going. */
export const maxDuration = 300;
