import { getToken } from "next-auth/jwt";
import { authSecret } from "@/lib/auth/secret";
import { env } from "@/lib/env";
import { isId } from "@/lib/ids";

/** True where browsers reach us over https: cookies then never travel in the clear. */
export function usesSecureCookies(): boolean {
  return env().APP_URL.startsWith("https:");
}

/** The id of the session that next-auth's cookie names; null for none, a forged one and one that has run out. */
export async function sessionIdOf(cookies: Record<string, string>): Promise<string | null> {
  const secureCookie = usesSecureCookies();
  const cookieName = `${secureCookie ? "__Secure-" : ""}next-auth.session-token`;
  if (!(cookieName in cookies)) return null;
  const req = { cookies: { [cookieName]: cookies[cookieName] }, headers: {} } as never;
  const token = await getToken({ req, secret: authSecret(), secureCookie, cookieName });
  return typeof token?.sid === "string" && isId(token.sid) ? token.sid : null;
}

/** The cookies of a request by name; the first of a name counts, as browsers send the most specific path first. */
export function cookiesOf(request: Request): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [, name, value] = /^\s*([^=]+)=(.*)$/s.exec(part) ?? [];
    if (name !== undefined && value !== undefined && !Object.hasOwn(cookies, name)) cookies[name] = decoded(value);
  }
  return cookies;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.trim().replace(/^"(.*)"$/s, "$1"));
  } catch {
    return value;
  }
}
