import { after } from "@/app/_server/http/after";
import { type PersonActor, VISITOR } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/tokens";
import { contextFor } from "@/lib/context";
import { findSessionPerson } from "@/lib/people/find-session-person";
import { cookiesOf, sessionIdOf } from "./cookie";

export interface Caller {
  actor: PersonActor;
  /** A cookie travels by itself, so a write with it must also prove that it comes from our own pages. */
  via: "cookie" | "bearer";
}

/**
 * Who sends this request, looked up with one query; null for nobody. A bearer token has the only word where one is
 * sent: a bad one is nobody, whatever cookie came along.
 */
export async function findCaller(request: Request): Promise<Caller | null> {
  const bearer = /^bearer\b\s*(.*)$/i.exec(request.headers.get("authorization")?.trim() ?? "")?.[1];
  if (bearer !== undefined) {
    const actor = bearer === "" ? null : await ask({ tokenHash: hashToken(bearer) });
    return actor && { actor, via: "bearer" };
  }
  const actor = await personFromCookies(cookiesOf(request));
  return actor && { actor, via: "cookie" };
}

/** The person signed in by next-auth's cookie, if any. */
export async function personFromCookies(cookies: Record<string, string>): Promise<PersonActor | null> {
  const sessionId = await sessionIdOf(cookies);
  return sessionId ? ask({ sessionId }) : null;
}

async function ask(key: Parameters<typeof findSessionPerson>[1]): Promise<PersonActor | null> {
  return findSessionPerson(await contextFor(VISITOR, { after }), key);
}
