import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as login } from "@/app/api/auth/login/route";
import { GET as getMe, PATCH as patchMe } from "@/app/api/me/route";
import { authSecret } from "@/lib/auth/secret";
import type { Db } from "@/lib/db/client";
import { people, rateLimits, sessions } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import {
  call,
  createAccount,
  createSessionRow,
  PASSWORD,
  type RouteAnswer,
  takeEvents,
} from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { scratchFolder, setEnvironment } from "@/tests/support/settings";
import { GET, POST } from "./route";

let db: Db;

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const get = (path: string, cookie = "") =>
  call(GET, `/api/auth/${path}`, { cookie, params: { nextauth: path.split("?")[0]!.split("/") } });
const setCookies = (answer: RouteAnswer) => answer.headers.getSetCookie();
const cookieHeader = (answer: RouteAnswer) =>
  setCookies(answer)
    .map((line) => line.split(";")[0])
    .join("; ");

/** The steps of next-auth's client: get a CSRF token, then post the form. */
async function post(path: string, fields: Record<string, string>, cookie = "", headers = {}): Promise<RouteAnswer> {
  const csrf = await get("csrf");
  return call(POST, `/api/auth/${path}`, {
    method: "POST",
    cookie: [cookieHeader(csrf), cookie].filter(Boolean).join("; "),
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams({ csrfToken: csrf.json.csrfToken, json: "true", ...fields }).toString(),
    params: { nextauth: path.split("/") },
  });
}
const enter = (email: string, password = PASSWORD, headers = {}) =>
  post("callback/credentials", { email, password, callbackUrl: "/tickets" }, "", headers);

describe("sign-in through next-auth", () => {
  it("Sign-in opens a session and sets its id in an HttpOnly cookie [S0.5, S3.34]", async () => {
    const { email, id } = await createAccount(db, "moderator");
    const answer = await enter(email);
    expect([answer.status, answer.json.url]).toEqual([200, "http://localhost:3000/tickets"]);
    const cookie = setCookies(answer).find((line) => line.startsWith("next-auth.session-token="));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
    const [session] = await db.select().from(sessions).where(eq(sessions.personId, id));
    expect(session?.tokenHash).toBeNull();
    expect((await call(getMe, "/api/me", { cookie: cookieHeader(answer) })).json.id).toBe(id);
    const shown = await get("session", cookieHeader(answer));
    expect(shown.json.user).toEqual({ id, email, name: expect.any(String), role: "moderator" });
  });

  it("The cookie is secure if the app uses https", async () => {
    setEnvironment({ APP_URL: "https://desk.example.test" });
    const { email, id } = await createAccount(db);
    const answer = await enter(email);
    const cookie = setCookies(answer).find((line) => line.startsWith("__Secure-next-auth.session-token="));
    expect(cookie).toMatch(/; Secure/i);
    expect((await call(getMe, "/api/me", { cookie: cookieHeader(answer) })).json.id).toBe(id);
    setEnvironment({ APP_URL: undefined });
  });

  it("An unknown address and a wrong password get the same response, in next-auth's form", async () => {
    const { email } = await createAccount(db);
    const answers = [await enter(email, "not the one at all"), await enter(`${newId()}@example.test`)];
    for (const { status, json } of answers) {
      expect(status).toBe(401);
      expect(json).toEqual({
        url: "http://localhost:3000/api/auth/error?error=CredentialsSignin&provider=credentials",
      });
    }
  });

  it("Sign-in shares its rate limits with the API and responds with 429 and Retry-After beyond them", async () => {
    const { email } = await createAccount(db);
    for (let n = 0; n < 5; n++) expect((await enter(email, "not the one at all")).status).toBe(401);
    const body = { email, password: "not the one at all" };
    for (let n = 0; n < 5; n++) expect((await call(login, "/api/auth/login", { body })).status).toBe(401);
    const answer = await enter(email);
    expect(answer.status).toBe(429);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(800);
    expect(answer.json).toMatchObject({ type: "too-many", url: "http://localhost:3000/sign-in?error=too-many" });
    expect(setCookies(answer)).toEqual([]);
  });

  it("A deactivated person can’t sign in", async () => {
    const { email } = await createAccount(db, "user", { deactivatedAt: new Date() });
    expect((await enter(email)).status).toBe(401);
  });

  it("A form without a CSRF token or from another site is rejected", async () => {
    const { email, id } = await createAccount(db);
    const bare = await call(POST, "/api/auth/callback/credentials", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email, password: PASSWORD }).toString(),
      params: { nextauth: ["callback", "credentials"] },
    });
    expect(setCookies(bare).some((line) => line.includes("session-token"))).toBe(false);
    expect((await enter(email, PASSWORD, { origin: "https://evil.example" })).status).toBe(403);
    expect((await enter(email, PASSWORD, { "sec-fetch-site": "same-site" })).status).toBe(403);
    expect(await db.select().from(sessions).where(eq(sessions.personId, id))).toEqual([]);
  });

  it("Sign-in never redirects to another site", async () => {
    const { email } = await createAccount(db);
    for (const callbackUrl of ["https://evil.example/x", "javascript:alert(1)", "//evil.example", "nonsense"]) {
      const { json } = await post("callback/credentials", { email, password: PASSWORD, callbackUrl });
      expect(new URL(json.url).origin).toBe("http://localhost:3000");
    }
  });

  it("Text that the database can’t store is 400", async () => {
    const answer = await enter("nul\u0000@example.test");
    expect([answer.status, answer.json.type]).toEqual([400, "invalid"]);
  });

  it("next-auth's pages redirect to ours, and its other actions are 404", async () => {
    expect((await get("signin")).headers.get("location")).toMatch(/^\/sign-in\?callbackUrl=/);
    expect((await get("error?error=Configuration")).headers.get("location")).toBe("/sign-in?error=Configuration");
    for (const path of ["verify-request", "callback/credentials", "_log", "toString"]) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await post("_log", { level: "error", code: "x" })).status).toBe(404);
  });
});

describe("a session cookie", () => {
  async function signedIn(role: "user" | "moderator" = "user") {
    const person = await createAccount(db, role);
    return { person, cookie: cookieHeader(await enter(person.email)) };
  }

  it("Sign-out through next-auth deletes the session, and copies of the cookie stop working [S4.14]", async () => {
    const { person, cookie } = await signedIn();
    const answer = await post("signout", { callbackUrl: "/" }, cookie);
    expect(answer.status).toBe(200);
    expect(setCookies(answer).find((line) => line.startsWith("next-auth.session-token=;"))).toBeDefined();
    expect(await db.select().from(sessions).where(eq(sessions.personId, person.id))).toEqual([]);
    expect((await call(getMe, "/api/me", { cookie })).status).toBe(401);
    expect((await get("session", cookie)).json).toEqual({});
  });

  it("A cookie can’t write from another site, but a bearer token can [S3.34]", async () => {
    const { person, cookie } = await signedIn();
    const rename = (more: object) => call(patchMe, "/api/me", { method: "PATCH", body: { name: "New Name" }, ...more });
    const from = (headers: Record<string, string>) => rename({ cookie, headers });
    expect((await from({})).status).toBe(403);
    expect((await from({ origin: "https://evil.example" })).status).toBe(403);
    expect((await from({ "sec-fetch-site": "cross-site" })).json.type).toBe("cross-site");
    expect((await from({ "sec-fetch-site": "same-origin" })).status).toBe(200);
    expect((await from({ origin: "http://localhost:3000" })).status).toBe(200);
    const form = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
    expect((await rename({ cookie, headers: form, body: "name=x" })).status).toBe(415);
    const { token } = await createSessionRow(db);
    expect((await rename({ token, headers: { origin: "https://evil.example" } })).status).toBe(200);
    expect((await call(getMe, "/api/me", { cookie })).json.id).toBe(person.id);
  });

  it("A cookie is ignored next to an invalid bearer token", async () => {
    const { cookie } = await signedIn();
    expect((await call(getMe, "/api/me", { cookie, token: "made-up" })).status).toBe(401);
    expect((await call(getMe, "/api/me", { cookie, headers: { authorization: "Bearer" } })).status).toBe(401);
    const other = await createSessionRow(db);
    expect((await call(getMe, "/api/me", { cookie, token: other.token })).json.id).toBe(other.person.id);
  });

  it("A forged, truncated or outdated cookie is 401", async () => {
    const { cookie } = await signedIn();
    const [name, value] = cookie
      .split("; ")
      .find((part) => part.startsWith("next-auth.session-token="))!
      .split("=");
    const sid = newId();
    const forged = await encode({ token: { sid }, secret: "another secret that is long enough" });
    const gone = await encode({ token: { sid }, secret: authSecret() });
    const nonsense = await encode({ token: { sid: "1' or '1'='1" }, secret: authSecret() });
    for (const bad of [forged, gone, nonsense, value!.slice(0, -4), "", "%E0%A4%A", "a.b.c"]) {
      expect((await call(getMe, "/api/me", { cookie: `${name}=${bad}` })).status).toBe(401);
    }
  });

  it("A new role applies to the next request", async () => {
    const { person, cookie } = await signedIn("moderator");
    await db.update(people).set({ role: "user" }).where(eq(people.id, person.id));
    expect((await call(getMe, "/api/me", { cookie })).json.role).toBe("user");
    expect((await get("session", cookie)).json.user.role).toBe("user");
  });
});
