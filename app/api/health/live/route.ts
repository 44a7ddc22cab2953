import { newId } from "@/lib/ids";

/** The process is up; says nothing of what it depends on. */
export const GET = () =>
  Response.json({ status: "up" }, { headers: { "cache-control": "no-store", "x-request-id": newId() } });

export const dynamic = "force-dynamic";
