import { getToken } from "next-auth/jwt";
import { authSecret } from "@/lib/auth/secret";
import { env } from "@/lib/env";
import { isId } from "@/lib/ids";

/** True if people open the app over https. Then browsers must send its cookies only over https ("secure"). */
export function usesSecureCookies(): boolean {
  return env().APP_URL.startsWith("https:");
}

/** The session id in next-auth's cookie; null if the cookie is missing, forged or expired. */
export async function sessionIdOf(cookies: Record<string, string>): Promise<string | null> {
  const secureCookie = usesSecureCookies();
  const cookieName = `${secureCookie ? "__Secure-" : ""}next-auth.session-token`;
  if (!(cookieName in cookies)) return null;
  const req = { cookies: { [cookieName]: cookies[cookieName] }, headers: {} } as never;
  const token = await getToken({ req, secret: authSecret(), secureCookie, cookieName });
  return typeof token?.sid === "string" && isId(token.sid) ? token.sid : null;
}

/** The cookies of a request by name. If a name occurs twice, the first value counts: it has the most specific path. */
export function cookiesOf(request: Request): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [, name, value] = /^\s*([^=]+)=(.*)$/s.exec(part) ?? [];
    if (name !== undefined && value !== undefined && !Object.hasOwn(cookies, name)) cookies[name] = decodeValue(value);
  }
  return cookies;
}

function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value.trim().replace(/^"(.*)"$/s, "$1"));
  } catch {
    return value;
  }
}
