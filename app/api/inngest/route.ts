import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";

/**
 * Where Inngest Cloud, its dev server or the embedded engine calls our functions. Made on the first request: a build
 * loads this file without any settings.
 */
const door = () => {
  handlers ??= serve({ client: inngest(), functions: functions(inngest()) });
  return handlers;
};
let handlers: ReturnType<typeof serve> | undefined;

type Handler = ReturnType<typeof serve>["POST"];
export const GET: Handler = (...args) => door().GET(...args);
export const POST: Handler = (...args) => door().POST(...args);
export const PUT: Handler = (...args) => door().PUT(...args);

/** Longer than the SDK's checkpointing may keep one request going. */
export const maxDuration = 300;
