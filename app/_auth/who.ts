import { after } from "@/app/_http/after";
import { type PersonActor, VISITOR } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/tokens";
import { contextFor } from "@/lib/context";
import { findAsker } from "@/lib/people/find-asker";
import { cookiesOf, sessionIdOf } from "./cookie";

export interface Asker {
  actor: PersonActor;
  /** A cookie travels by itself, so a write with it must also prove that it comes from our own pages. */
  via: "cookie" | "bearer";
}

/**
 * Who sends this request, looked up with one query; null for nobody. A bearer token has the only word where one is
 * sent: a bad one is nobody, whatever cookie came along.
 */
export async function whoAsks(request: Request): Promise<Asker | null> {
  const bearer = /^bearer\b\s*(.*)$/i.exec(request.headers.get("authorization")?.trim() ?? "")?.[1];
  if (bearer !== undefined) {
    const actor = bearer === "" ? null : await ask({ tokenHash: hashToken(bearer) });
    return actor && { actor, via: "bearer" };
  }
  const actor = await askerOfCookies(cookiesOf(request));
  return actor && { actor, via: "cookie" };
}

/** The person signed in by next-auth's cookie, if any. */
export async function askerOfCookies(cookies: Record<string, string>): Promise<PersonActor | null> {
  const sessionId = await sessionIdOf(cookies);
  return sessionId ? ask({ sessionId }) : null;
}

async function ask(key: Parameters<typeof findAsker>[1]): Promise<PersonActor | null> {
  return findAsker(await contextFor(VISITOR, { after }), key);
}
