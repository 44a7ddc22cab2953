import { expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { testContext, testDatabase } from "@/tests/support/database";
import { seedDemo } from "./seed-demo";
it("x", async () => {
  const db = await testDatabase();
  process.on("exit",()=>{});const c0 = process.cpuUsage(); const t0 = performance.now();
  try { await seedDemo(testContext(db, undefined, () => new Date(process.env.AT ?? "2027-01-01T00:02:00Z"))); } catch (e) { console.log((globalThis as any).__S, "FAILED", e, process.cpuUsage(c0)); return; }
  console.log((globalThis as any).__S); const c = process.cpuUsage(c0);
  console.log("wall", performance.now() - t0, "cpu", (c.user + c.system) / 1000);
  const q = async (s: string) => console.log(s, JSON.stringify((await db.execute(sql.raw(s))).rows, null, 0).replaceAll("},{", "},\n{"));
  await q("select t.number, left(coalesce(t.title,t.description),40) as t, t.status, t.triage, t.approval, c.slug, p.name, r.name as req, tm.slug as team from tickets t left join categories c on c.id=t.category_id left join people p on p.id=t.assignee_id left join teams tm on tm.id=t.team_id join people r on r.id=t.requester_id order by t.id");
  await q("select name, capacity, active_tickets, availability, away_until, hands_to, working_hours is not null wh from people where role<>'user'");
  await q("select state, count(*) from approval_requests group by 1");
  await q("select state, count(*) from approval_chains group by 1");
  await q("select state, count(*) from handovers group by 1");
  await q("select type, count(*) from events group by 1");
  await q("select name, count(*) from outbox group by 1");
  await q("select count(*) from examples");
  await q("select * from trainings");
  await q("select answer, count(*) from reviews group by 1");
}, 120000);
