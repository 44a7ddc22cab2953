import { readdirSync, readFileSync } from "node:fs";
import { asc, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { events } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { testDatabase } from "@/tests/support/database";

it("The migration gives old history the four kinds of actors", async () => {
  const db = await testDatabase();
  const personId = newId();
  for (const [kind, id, name] of [
    ["person", personId, null],
    ["system", null, "visitor"],
    ["system", null, "approval link"],
    ["system", null, "routing"],
  ]) {
    await db.execute(sql`insert into events (id, type, actor_kind, actor_id, actor_name)
      values (${newId()}, 'ticket/updated', ${kind}, ${id}, ${name})`);
  }
  const file = readdirSync("drizzle").find((name) => name.endsWith("_actor_kinds.sql"));
  for (let run = 0; run < 2; run++) await db.execute(sql.raw(readFileSync(`drizzle/${file}`, "utf8")));
  const { actorKind, actorId, actorName } = events;
  expect(await db.select({ actorKind, actorId, actorName }).from(events).orderBy(asc(events.id))).toEqual([
    { actorKind: "person", actorId: personId, actorName: null },
    { actorKind: "visitor", actorId: null, actorName: null },
    { actorKind: "link", actorId: null, actorName: null },
    { actorKind: "job", actorId: null, actorName: "routing" },
  ]);
});
