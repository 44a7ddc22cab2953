import { newId } from "@/lib/ids";

/** 200 if the process runs, whatever the state of its dependencies. */
export const GET = () =>
  Response.json({ status: "up" }, { headers: { "cache-control": "no-store", "x-request-id": newId() } });

export const dynamic = "force-dynamic";
