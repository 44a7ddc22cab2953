import pg from "pg";
import { settled } from "@/app/_server/http/after";
import { connectEmbedded } from "@/inngest/client";
import { jobActor } from "@/lib/auth/actor";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { people } from "@/lib/db/schema";
import { readEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { openSession } from "@/lib/people/open-session";
import type { BenchFigures } from "./print";

/** Counts the statements of each kind of request at the driver, with begin and commit. */
export async function countQueries(url: string): Promise<BenchFigures> {
  const globals = globalThis as { __signalboxEnv?: unknown; __signalboxDatabase?: unknown };
  globals.__signalboxEnv = readEnv({ DATABASE_URL: url, AUTH_SECRET: "bench-only-secret-bench-only-secret" });
  globals.__signalboxDatabase = undefined;
  connectEmbedded(async () => Response.json({ ids: [], status: 200 }));
  const { db, close } = await database();
  await migrate(db);
  const ctx = await contextFor(jobActor("start-up"), { after: () => {} });
  await seedStarter(ctx);
  const [requester, admin] = await Promise.all([token("user"), token("admin")]);
  const { POST, GET } = await import("@/app/api/tickets/route");
  const one = await import("@/app/api/tickets/[id]/route");
  const classify = await import("@/app/api/tickets/classify/route");

  const counted = counter();
  const call = async (handler: typeof GET, bearer: string, id?: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
    const request = new Request("http://bench.local/api/tickets", {
      method: body ? "POST" : "GET",
      headers,
      body: body ? JSON.stringify(body) : undefined,
    });
    const response = await handler(request, { params: Promise.resolve(id ? { id } : {}) });
    await settled();
    return { status: response.status, queries: counted.take(), answer: await response.json() };
  };
  const opened = await call(POST, requester, undefined, { description: "Something is broken." });
  const figures = {
    "statements: POST /api/tickets (with sending its event)": opened.queries,
    "statements: GET one as requester": (await call(one.GET, requester, opened.answer.id)).queries,
    "statements: GET one as staff": (await call(one.GET, admin, opened.answer.id)).queries,
    "statements: list": (await call(GET, admin)).queries,
    "statements: classify (measured confidence is counted once a minute)": await classified(),
  };
  counted.restore();
  await close();
  return figures;

  async function classified(): Promise<number> {
    await call(classify.POST, requester, undefined, { description: "The first text of this minute." });
    return (await call(classify.POST, requester, undefined, { description: "The invoice is wrong." })).queries;
  }

  async function token(role: "user" | "admin"): Promise<string> {
    const id = newId();
    await db
      .insert(people)
      .values({ id, name: role, email: `${role}@bench.test`, role, emailVerifiedAt: new Date(), passwordHash: "none" });
    return (await openSession(ctx, { personId: id, passwordHash: "none", sessionType: "bearer" })).token!;
  }
}

function counter() {
  const original = pg.Client.prototype.query;
  let count = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    count++;
    return (original as (...values: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  return {
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
    restore() {
      pg.Client.prototype.query = original;
    },
  };
}
