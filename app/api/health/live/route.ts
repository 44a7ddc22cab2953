import { newId } from "@/lib/ids";

/** Responds with 200 if the app's process runs, even if the database is down. */
export const GET = () =>
  Response.json({ status: "up" }, { headers: { "cache-control": "no-store", "x-request-id": newId() } });

export const dynamic = "force-dynamic";
