import type { PersonActor } from "@/lib/auth/actor";

export interface Asker {
  actor: PersonActor;
  /** A cookie travels by itself, so a write with it must also prove that it comes from our own pages. */
  via: "cookie" | "bearer";
}

/** Who sends this request: session cookie or bearer token, looked up with one query; null for nobody. */
export async function whoAsks(_request: Request): Promise<Asker | null> {
  return null;
}
