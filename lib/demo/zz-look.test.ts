import { asc, eq } from "drizzle-orm";
import { it } from "vitest";
import { categories, people, tickets, verdicts, waits } from "@/lib/db/schema";
import { testContext, testDatabase } from "@/tests/support/database";
import { seedDemo } from "./seed-demo";

it("look", async () => {
  const db = await testDatabase();
  const ctx = testContext(db);
  const t = performance.now();
  console.log(await seedDemo(ctx), performance.now() - t);
  const t2 = performance.now();
  console.log(await seedDemo(ctx), performance.now() - t2);
  const rows = await db
    .select({
      n: tickets.number,
      title: tickets.title,
      st: tickets.status,
      tr: tickets.triage,
      pr: tickets.priority,
      c: categories.slug,
      sk: tickets.skills,
      who: people.name,
      v: verdicts.provider,
      f: verdicts.fields,
      nr: verdicts.needsReview,
    })
    .from(tickets)
    .leftJoin(people, eq(people.id, tickets.assigneeId))
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .leftJoin(verdicts, eq(verdicts.id, tickets.verdictId))
    .orderBy(asc(tickets.number));
  for (const r of rows)
    console.log(
      [
        r.n,
        r.st,
        r.tr,
        r.pr,
        r.c,
        r.f?.category && `${r.f.category.value}/${r.f.category.confidence}/${r.f.category.apply}`,
        r.sk.join("+"),
        r.who,
        r.v,
        (r.nr ?? []).join(),
        r.title?.slice(0, 70),
      ].join(" | "),
    );
  for (const p of await db.select().from(people))
    if (p.role !== "user") console.log(p.name, p.activeTickets, "/", p.capacity, p.availability, p.awayUntil);
  console.log(JSON.stringify(await db.select().from(waits)));
  for (const k of ["status", "triage", "priority"] as const) {
    const m: any = {};
    for (const r of await db.select().from(tickets)) m[r[k]] = (m[r[k]] ?? 0) + 1;
    console.log(k, m);
  }
});
