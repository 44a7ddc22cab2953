import { after } from "@/app/_server/http/after";
import { type PersonActor, VISITOR } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/tokens";
import { contextFor } from "@/lib/context";
import { findSessionPerson } from "@/lib/people/find-session-person";
import { cookiesOf, sessionIdOf } from "./cookie";

export interface Caller {
  actor: PersonActor;
  /** A write with the cookie needs a same-site check. */
  via: "cookie" | "bearer";
}

/** Who sent the request; null for a visitor. If there is a bearer token, even an invalid one, the cookie is ignored. */
export async function findCaller(request: Request): Promise<Caller | null> {
  const bearer = /^bearer\b\s*(.*)$/i.exec(request.headers.get("authorization")?.trim() ?? "")?.[1];
  if (bearer !== undefined) {
    const actor = bearer === "" ? null : await findPerson({ tokenHash: hashToken(bearer) });
    return actor && { actor, via: "bearer" };
  }
  const actor = await personFromCookies(cookiesOf(request));
  return actor && { actor, via: "cookie" };
}

/** The person whose session is in next-auth's cookie; null if there is no valid session. */
export async function personFromCookies(cookies: Record<string, string>): Promise<PersonActor | null> {
  const sessionId = await sessionIdOf(cookies);
  return sessionId ? findPerson({ sessionId }) : null;
}

async function findPerson(key: Parameters<typeof findSessionPerson>[1]): Promise<PersonActor | null> {
  return findSessionPerson(await contextFor(VISITOR, { after }), key);
}
