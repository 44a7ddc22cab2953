import { count, eq, like } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settled } from "@/app/_server/http/after";
import { GET as getMe } from "@/app/api/me/route";
import { hashToken } from "@/lib/auth/tokens";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { events, mails, oneTimeTokens, outbox, people, rateLimits, sessions } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { call, createAccount, createSessionRow, PASSWORD, takeEvents } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { scratchFolder, setEnvironment } from "@/tests/support/settings";
import { POST as forgot } from "./forgot/route";
import { POST as login } from "./login/route";
import { POST as logout } from "./logout/route";
import { POST as reset } from "./reset/route";
import { POST as signup } from "./signup/route";
import { POST as verify } from "./verify/route";

let db: Db;
const fresh = () => `${newId()}@example.test`;

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

describe("sign-up", () => {
  it("Sign-up creates an account with the role user and signs it in [S0.25, S0.27, S4.12]", async () => {
    const email = fresh();
    const body = { name: "  Ana Souza ", email: ` ${email.toUpperCase()} `, password: "a quiet harbour" };
    const answer = await call(signup, "/api/auth/signup", { body });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: expect.stringMatching(/Z$/),
      user: { id: expect.any(String), name: "Ana Souza", email, role: "user", mustChangePassword: false },
    });
    const month = new Date(answer.json.expiresAt).getTime() - Date.now();
    expect(Math.round(month / DAY_MS)).toBe(30);
    expect((await call(getMe, "/api/me", { token: answer.json.token })).json.email).toBe(email);
  });

  it("Sign-up records user/signup and its outbox row in the same transaction [S4.20]", async () => {
    const body = { name: "Bo", email: fresh(), password: "a quiet harbour" };
    const { user } = (await call(signup, "/api/auth/signup", { body })).json;
    const [event] = await db.select().from(events).where(eq(events.personId, user.id));
    expect(event).toMatchObject({ type: "user/signup", personId: user.id });
    const [outboxRow] = await db.select().from(outbox).where(eq(outbox.id, event!.id));
    expect(outboxRow).toMatchObject({ name: "user/signup", data: { personId: user.id } });
  });

  it("The database stores only hashes of password and token [S4.8, S3.34]", async () => {
    const body = { name: "Cy", email: fresh(), password: "a quiet harbour" };
    const { token, user } = (await call(signup, "/api/auth/signup", { body })).json;
    const [person] = await db.select().from(people).where(eq(people.id, user.id));
    expect(person?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const [session] = await db.select().from(sessions).where(eq(sessions.personId, user.id));
    expect(session?.tokenHash).toBe(hashToken(token));
    expect(JSON.stringify([person, session])).not.toContain(token);
    expect(JSON.stringify([person, session])).not.toContain(body.password);
  });

  it("A sign-up can’t choose its role", async () => {
    const body = { name: "Eve", email: fresh(), password: "a quiet harbour", role: "admin" };
    const answer = await call(signup, "/api/auth/signup", { body });
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([400, "/role"]);
  });

  it.each([
    [{ email: "not an address" }, "/email"],
    [{ name: " " }, "/name"],
    [{ name: "a\nb" }, "/name"],
    [{ password: "too short" }, "/password"],
    [{ password: "x".repeat(201) }, "/password"],
    [{ password: "Password_1234" }, "/password"],
    [{ password: 1234567890 }, "/password"],
    [{ name: "nul \u0000" }, "/name"],
  ])("The invalid sign-up %o is 400 with a pointer", async (wrong, pointer) => {
    const body = { name: "Di", email: fresh(), password: "a quiet harbour", ...wrong };
    const answer = await call(signup, "/api/auth/signup", { body });
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([400, pointer]);
  });

  it("The email address is rejected as password", async () => {
    const email = fresh();
    const answer = await call(signup, "/api/auth/signup", {
      body: { name: "Di", email, password: email.toUpperCase() },
    });
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([400, "/password"]);
  });

  it("A taken address in any case is 409 and changes nothing in its account", async () => {
    const owner = await createAccount(db);
    const body = { name: "Eve", email: owner.email.toUpperCase(), password: "a quiet harbour" };
    expect((await call(signup, "/api/auth/signup", { body })).status).toBe(409);
    const [row] = await db.select().from(people).where(eq(people.id, owner.id));
    expect(row?.name).toBe(owner.name);
    const both = await Promise.all(
      [1, 2].map(() => call(signup, "/api/auth/signup", { body: { ...body, email: `twice-${owner.email}` } })),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it("Sign-up is 403 if accounts need an invitation", async () => {
    setEnvironment({ SIGNUP: "invite" });
    const body = { name: "Eve", email: fresh(), password: "a quiet harbour" };
    expect((await call(signup, "/api/auth/signup", { body })).status).toBe(403);
    setEnvironment({ SIGNUP: undefined });
  });

  it("Too many sign-ups per hour from one network address are 429 with Retry-After, including taken addresses", async () => {
    setEnvironment({ LIMIT_SIGNUPS_PER_HOUR: "2", TRUST_PROXY: "1" });
    const { email } = await createAccount(db);
    const headers = { "x-forwarded-for": "203.0.113.7" };
    const taken = { name: "Eve", email, password: "a quiet harbour" };
    const statuses = [];
    for (const body of [taken, taken, { ...taken, email: fresh() }]) {
      statuses.push(await call(signup, "/api/auth/signup", { body, headers }));
    }
    expect(statuses.map((answer) => answer.status)).toEqual([409, 409, 429]);
    const wait = Number(statuses[2]?.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(3500);
    expect(wait).toBeLessThanOrEqual(3600);
    expect(statuses[2]?.headers.get("ratelimit")).toMatch(/r=0;t=\d+/);
    const elsewhere = { "x-forwarded-for": "203.0.113.8" };
    const next = await call(signup, "/api/auth/signup", { body: { ...taken, email: fresh() }, headers: elsewhere });
    expect(next.status).toBe(201);
    setEnvironment({ LIMIT_SIGNUPS_PER_HOUR: undefined, TRUST_PROXY: undefined });
  });
});

describe("sign-in", () => {
  it("Sign-in returns a token in the same form as sign-up [S0.5, S0.28, S4.13]", async () => {
    const person = await createAccount(db, "moderator");
    const answer = await call(login, "/api/auth/login", { body: { email: person.email, password: PASSWORD } });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: expect.any(String),
      user: {
        id: person.id,
        name: person.name,
        email: person.email,
        role: "moderator",
        mustChangePassword: false,
      },
    });
    expect((await call(getMe, "/api/me", { token: answer.json.token })).status).toBe(200);
  });

  it("An unknown address, a wrong password, a deactivated account and an account without password get the same response [S3.34]", async () => {
    const { email } = await createAccount(db);
    const closed = await createAccount(db, "user", { deactivatedAt: new Date() });
    const passwordless = await createAccount(db, "user", { passwordHash: null });
    const answers = [];
    for (const body of [
      { email: fresh(), password: PASSWORD },
      { email, password: "not the one at all" },
      { email: closed.email, password: PASSWORD },
      { email: passwordless.email, password: PASSWORD },
    ]) {
      const { status, json } = await call(login, "/api/auth/login", { body });
      answers.push({ status, ...json, requestId: undefined });
    }
    expect(answers[0]).toMatchObject({ status: 401, type: "unauthenticated" });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it("After ten failures an account is rate limited, even with the right password, with Retry-After", async () => {
    setEnvironment({ TRUST_PROXY: "1" });
    const { email } = await createAccount(db);
    const from = (host: number) => ({ "x-forwarded-for": `198.51.100.${host}` });
    const wrong = (host: number) =>
      call(login, "/api/auth/login", { body: { email, password: "not the one at all" }, headers: from(host) });
    for (let host = 1; host <= 10; host++) expect((await wrong(host)).status).toBe(401);
    const right = await call(login, "/api/auth/login", { body: { email, password: PASSWORD }, headers: from(99) });
    expect(right.status).toBe(429);
    expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(800);
    setEnvironment({ TRUST_PROXY: undefined });
  });

  it("After ten failures a network address is rate limited for all accounts", async () => {
    for (let n = 0; n < 10; n++) {
      expect((await call(login, "/api/auth/login", { body: { email: fresh(), password: PASSWORD } })).status).toBe(401);
    }
    const { email } = await createAccount(db);
    expect((await call(login, "/api/auth/login", { body: { email, password: PASSWORD } })).status).toBe(429);
  });

  it("At most ten simultaneous guesses are checked", async () => {
    const { email } = await createAccount(db);
    const guesses = Array.from({ length: 25 }, (_, n) =>
      call(login, "/api/auth/login", { body: { email, password: `guess number ${n}` } }),
    );
    const statuses = (await Promise.all(guesses)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it("Thirty people of one office can sign in at once, because only failures count", async () => {
    const office = await Promise.all(Array.from({ length: 30 }, () => createAccount(db)));
    const answers = await Promise.all(
      office.map(({ email }) => call(login, "/api/auth/login", { body: { email, password: PASSWORD } })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(30);
  });

  it("A successful sign-in resets the account's failures", async () => {
    setEnvironment({ LIMIT_SIGNIN_FAILURES: "3", TRUST_PROXY: "1" });
    const { email } = await createAccount(db);
    let host = 0;
    const attempt = (password: string) =>
      call(login, "/api/auth/login", {
        body: { email, password },
        headers: { "x-forwarded-for": `192.0.2.${++host}` },
      });
    for (const round of [1, 2]) {
      for (let n = 0; n < 2; n++) expect((await attempt(`wrong in round ${round}`)).status).toBe(401);
      expect((await attempt(PASSWORD)).status).toBe(200);
    }
    setEnvironment({ LIMIT_SIGNIN_FAILURES: undefined, TRUST_PROXY: undefined });
  });

  it("A deactivated person's token is 401", async () => {
    const { person, token } = await createSessionRow(db);
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, person.id));
    expect((await call(getMe, "/api/me", { token })).status).toBe(401);
  });

  it("A session expires after 30 days", async () => {
    const { token, sessionId } = await createSessionRow(db);
    await db.update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.id, sessionId));
    expect((await call(getMe, "/api/me", { token })).status).toBe(401);
  });
});

describe("sign-out", () => {
  it("Sign-out ends only the session of its token [S4.14]", async () => {
    const { person, token } = await createSessionRow(db);
    const again = await call(login, "/api/auth/login", { body: { email: person.email, password: PASSWORD } });
    expect((await call(logout, "/api/auth/logout", { method: "POST", token })).status).toBe(204);
    expect((await call(getMe, "/api/me", { token })).status).toBe(401);
    expect((await call(logout, "/api/auth/logout", { method: "POST", token })).status).toBe(401);
    expect((await call(getMe, "/api/me", { token: again.json.token })).status).toBe(200);
  });
});

describe("a forgotten password", () => {
  const ask = (email: string) => call(forgot, "/api/auth/forgot", { body: { email } });
  async function create(personId: string, email: string, more: Partial<typeof oneTimeTokens.$inferInsert> = {}) {
    const token = newId();
    const expiresAt = new Date(Date.now() + HOUR_MS);
    await db
      .insert(oneTimeTokens)
      .values({ personId, email, purpose: "reset", tokenHash: hashToken(token), expiresAt, ...more });
    return token;
  }
  const use = (token: string, password = "a new and longer one") =>
    call(reset, "/api/auth/reset", { body: { token, password } });
  const mailsTo = async (email: string) =>
    (await db.select({ n: count() }).from(mails).where(eq(mails.toAddress, email)))[0]!.n;

  it("A known and an unknown address get the same response, and only the known one gets an email", async () => {
    const { email } = await createAccount(db);
    const unknown = fresh();
    const answers = [await ask(email), await ask(unknown)];
    await settled();
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [202, ""],
      [202, ""],
    ]);
    expect([await mailsTo(email), await mailsTo(unknown)]).toEqual([1, 0]);
    const [token] = await db.select().from(oneTimeTokens).where(eq(oneTimeTokens.email, email));
    expect(token).toMatchObject({ purpose: "reset", usedAt: null });
  });

  it("Beyond the links per hour the response stays the same, but no email is sent", async () => {
    setEnvironment({ LIMIT_LINKS_PER_HOUR: "1" });
    const { email } = await createAccount(db);
    expect((await ask(email)).status).toBe(202);
    await settled();
    await db.update(mails).set({ state: "sent" }).where(eq(mails.toAddress, email));
    expect((await ask(email)).status).toBe(202);
    await settled();
    expect(await mailsTo(email)).toBe(1);
    setEnvironment({ LIMIT_LINKS_PER_HOUR: undefined });
  });

  it("A reset link works once: it verifies the account and ends all its sessions and other links", async () => {
    const { person, token: session } = await createSessionRow(db, "user", {
      emailVerifiedAt: null,
      mustChangePassword: true,
    });
    const token = await create(person.id, person.email);
    const other = await create(person.id, person.email);
    expect((await use(token)).status).toBe(204);
    expect((await call(getMe, "/api/me", { token: session })).status).toBe(401);
    for (const spent of [token, other])
      expect((await use(spent)).json).toMatchObject({ status: 400, type: "link-expired" });
    const body = { email: person.email, password: "a new and longer one" };
    const again = await call(login, "/api/auth/login", { body });
    expect(again.json.user.mustChangePassword).toBe(false);
    expect((await call(getMe, "/api/me", { token: again.json.token })).json.emailVerified).toBe(true);
  });

  it("Of two simultaneous clicks on a reset link one succeeds", async () => {
    const { id, email } = await createAccount(db);
    const token = await create(id, email);
    const both = await Promise.all([use(token, "the first of the two"), use(token, "the second of the two")]);
    expect(both.map((answer) => answer.status).sort()).toEqual([204, 400]);
  });

  it.each([
    ["that is expired", { expiresAt: new Date(Date.now() - 1) }],
    ["made for verification", { purpose: "verify" as const }],
    ["sent to an address that is no longer theirs", { email: "former@example.test" }],
  ])("A reset fails with a link %s", async (_case, more) => {
    const { id, email } = await createAccount(db);
    const token = await create(id, email, more);
    expect((await use(token)).json).toMatchObject({ status: 400, errors: [{ pointer: "/token" }] });
  });

  it("A reset fails for a deactivated account and for an invented token", async () => {
    const { id, email } = await createAccount(db, "user", { deactivatedAt: new Date() });
    expect((await use(await create(id, email))).status).toBe(400);
    expect((await use("made-up")).status).toBe(400);
  });

  it("A reset link stays valid after a rejected password", async () => {
    const { id, email } = await createAccount(db);
    const token = await create(id, email);
    expect((await use(token, email)).json).toMatchObject({ status: 400, errors: [{ pointer: "/password" }] });
    expect((await use(token, "1234567890")).status).toBe(400);
    expect((await use(token)).status).toBe(204);
  });

  it("A reset lets the owner in after others locked the account", async () => {
    setEnvironment({ LIMIT_SIGNIN_FAILURES: "1", TRUST_PROXY: "1" });
    const { id, email } = await createAccount(db);
    const from = (host: string, password: string) =>
      call(login, "/api/auth/login", { body: { email, password }, headers: { "x-forwarded-for": host } });
    await from("192.0.2.1", "not the one at all");
    expect((await from("192.0.2.2", PASSWORD)).status).toBe(429);
    expect((await use(await create(id, email))).status).toBe(204);
    expect((await from("192.0.2.3", "a new and longer one")).status).toBe(200);
    setEnvironment({ LIMIT_SIGNIN_FAILURES: undefined, TRUST_PROXY: undefined });
  });

  it("The rate limit table contains no email addresses", async () => {
    const { email } = await createAccount(db);
    await ask(email);
    await call(login, "/api/auth/login", { body: { email, password: "not the one at all" } });
    expect(await db.select().from(rateLimits).where(like(rateLimits.key, "%@%"))).toEqual([]);
    expect((await db.select().from(rateLimits)).length).toBeGreaterThan(2);
  });
});

describe("verification", () => {
  it("A verification link works once, without sign-in", async () => {
    const { id, email } = await createAccount(db, "user", { emailVerifiedAt: null });
    const token = newId();
    const expiresAt = new Date(Date.now() + DAY_MS);
    const row = { personId: id, email, purpose: "verify" as const, tokenHash: hashToken(token), expiresAt };
    await db.insert(oneTimeTokens).values(row);
    expect((await call(verify, "/api/auth/verify", { body: { token } })).status).toBe(204);
    const [person] = await db.select().from(people).where(eq(people.id, id));
    expect(person?.emailVerifiedAt).toBeInstanceOf(Date);
    expect((await call(verify, "/api/auth/verify", { body: { token } })).status).toBe(400);
  });

  it("A signed-in person can request another link a few times per hour", async () => {
    setEnvironment({ LIMIT_LINKS_PER_HOUR: "1" });
    const { person, token } = await createSessionRow(db, "user", { emailVerifiedAt: null });
    const again = () => call(verify, "/api/auth/verify", { token, body: {} });
    expect((await again()).status).toBe(204);
    await settled();
    const sent = await db.select({ kind: mails.kind }).from(mails).where(eq(mails.recipientId, person.id));
    expect(sent).toEqual([{ kind: "verify" }]);
    expect((await again()).status).toBe(429);
    expect((await call(verify, "/api/auth/verify", { body: {} })).status).toBe(401);
    setEnvironment({ LIMIT_LINKS_PER_HOUR: undefined });
  });
});
