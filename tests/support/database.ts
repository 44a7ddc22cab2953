import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { afterAll, inject } from "vitest";
import { type Actor, type PersonActor, system } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import type { Database, Db } from "@/lib/db/client";
import * as schema from "@/lib/db/schema";
import { people } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/words";

/**
 * A migrated embedded database for one test file, closed when the file is done. It is also made the process's
 * database, so that doors under test (routes, functions) reach the same one.
 */
export async function testDatabase(): Promise<Db> {
  const dump = new Blob([readFileSync(inject("migratedDump"))]);
  const client = await PGlite.create({ loadDataDir: dump });
  const db = drizzle({ client, schema, casing: "snake_case" }) as unknown as Db;
  const open: Database = { db, driver: "pglite", close: () => client.close() };
  (globalThis as { __signalboxDatabase?: Promise<Database> }).__signalboxDatabase = Promise.resolve(open);
  afterAll(() => client.close());
  return db;
}

/** A verb's context whose "after" work waits until `settle` is called, so a test decides when events are sent. */
export function testContext(db: Db, actor: Actor = system("test"), now = () => new Date()) {
  const waiting: (() => Promise<void>)[] = [];
  const ctx: Context = { actor, db, now, after: (work) => void waiting.push(work) };
  const settle = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  return Object.assign(ctx, { settle });
}

/** Mints an account with a verified address and no password. */
export async function mintPerson(
  db: Db,
  role: Role = "user",
  more: Partial<typeof people.$inferInsert> = {},
): Promise<PersonActor> {
  const id = newId();
  const name = more.name ?? `${role} ${id.slice(-6)}`;
  const email = more.email ?? `${role}-${id}@example.test`;
  await db.insert(people).values({ id, name, email, role, emailVerifiedAt: new Date(), ...more });
  return { kind: "person", id, name, email, role, emailVerified: true, mustChangePassword: false };
}
