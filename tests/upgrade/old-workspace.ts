import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type SQL, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { buildTimeline } from "@/app/tickets/[id]/_agent/timeline/build-timeline";
import type { PersonActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { isMigrated, migrate } from "@/lib/db/migrate";
import { getApproval } from "@/lib/tickets/approvals/queries";
import { ListTicketsInput } from "@/lib/tickets/input";
import { listTickets } from "@/lib/tickets/list-tickets";
import { getTicket } from "@/lib/tickets/queries";
import { getReviewCase, listReview } from "@/lib/tickets/review/queries";
import { listTimeline } from "@/lib/tickets/timeline";
import { listDecisions } from "@/lib/triage-quality/decision-log/queries";
import { testContext } from "@/tests/support/context";
import { migrationsUpTo, schemaSql } from "@/tests/support/old-database";
import { NAMES } from "@/tests/support/ticket-page";

interface OldTicket {
  id: string;
  title: string | null;
  description: string;
}

/** Tests that an empty database, filled with the old workspace, upgrades and keeps everything. */
export function testUpgrade(open: () => Promise<{ db: Db; exec(statements: string): Promise<unknown> }>): void {
  let db: Db;
  let ctx: Context;
  let countsBefore: Map<string, number>;
  let oldTickets: OldTicket[];
  let sentencesBefore: string[];

  beforeAll(async () => {
    const database = await open();
    db = database.db;
    await database.exec(schemaSql(migrationsUpTo("0002_routing_approvals")));
    await database.exec(readFileSync(join(import.meta.dirname, "workspace-0002.sql"), "utf8"));
    countsBefore = await countRows(db);
    sentencesBefore = await storedSentences(db);
    oldTickets = await rows<OldTicket>(db, sql`select id, title, description from tickets where deleted_at is null`);
    await migrate(db);
    const [admin] = await rows<{ id: string; name: string }>(
      db,
      sql`select id, name from people where email = 'admin@demo.com'`,
    );
    const email = "admin@demo.com";
    const actor: PersonActor = { kind: "person", ...admin!, email, role: "admin", ...VERIFIED };
    ctx = testContext(db, actor);
  });

  it("An upgraded workspace keeps every row, under the new table names", async () => {
    expect(await isMigrated(db)).toBe(true);
    expect(await migrate(db)).toEqual({ applied: 0 });
    const expected = [...countsBefore].map(([table, count]) => [NEW_NAMES.get(table) ?? table, count] as const);
    expect(await countRows(db)).toEqual(new Map(expected));
    expect([...countsBefore.values()].filter((count) => count > 0).length).toBeGreaterThan(30);
  });

  it("An upgraded workspace stores codes in place of the sentences that the migrations know", async () => {
    expect(sentencesBefore.length).toBeGreaterThan(5);
    expect(await storedSentences(db)).toEqual([]);
  });

  it("Every upgraded ticket is listed and shows its texts, its timeline and its scoreboard", async () => {
    const listed = await pages((cursor) => listTickets(ctx, ListTicketsInput.parse({ limit: 100, cursor })), "tickets");
    expect(listed.map(({ id }) => id).sort()).toEqual(oldTickets.map(({ id }) => id).sort());
    let lines = 0;
    for (const { id, title, description } of oldTickets) {
      const ticket = await getTicket(ctx, id);
      expect(ticket).toMatchObject({ id, title, description });
      for (const line of ticket.assignment?.scoreboard ?? []) {
        lines++;
        expect(line.name).not.toBe("");
      }
      const approval = await getApproval(ctx, { ticket: id });
      const entries = buildTimeline({ ticket, mails: [], names: NAMES, approval, now: Date.now() });
      expect(JSON.stringify(entries)).not.toMatch(/undefined|\[object Object\]|NaN/);
    }
    expect(lines).toBeGreaterThan(50);
  });

  it("The history and the decision log of every upgraded ticket can be read to their ends", async () => {
    const history: unknown[] = [];
    const decisions: unknown[] = [];
    for (const { id: ticket } of oldTickets) {
      history.push(...(await pages((cursor) => listTimeline(ctx, { ticket, limit: 100, cursor }), "events")));
      decisions.push(...(await pages((cursor) => listDecisions(ctx, { ticket, limit: 100, cursor }), "decisions")));
    }
    const [stored] = await rows<{ events: number; decisions: number }>(
      db,
      sql`select (select count(*)::int from events where ticket_id is not null) as events,
                 (select count(*)::int from triage_decisions) as decisions`,
    );
    expect({ events: history.length, decisions: decisions.length }).toEqual(stored);
  });

  it("The review inbox of an upgraded workspace opens every case", async () => {
    const cases = await pages((cursor) => listReview(ctx, { limit: 100, cursor }), "cases");
    expect(cases.length).toBeGreaterThan(0);
    for (const { id } of cases) expect((await getReviewCase(ctx, id)).open).not.toEqual([]);
  });
}

const VERIFIED = { emailVerified: true, mustChangePassword: false };

/** Tables that a later migration renames, by their old names. */
const NEW_NAMES = new Map(
  [...migrationText("0006_plain_names").matchAll(/^ALTER TABLE "(\w+)" RENAME TO "(\w+)"/gm)].map(([, from, to]) => [
    from!,
    to!,
  ]),
);

/** Whole sentences that the migrations replace by codes. */
const SENTENCES = new Set(
  ["0004_reason_codes", "0005_typed_history"].flatMap((name) =>
    [...migrationText(name).matchAll(/WHEN (?:said = )?'((?:[^']|'')+ (?:[^']|'')+)'/g)].map(([, sentence]) =>
      sentence!.replaceAll("''", "'"),
    ),
  ),
);

/** The one text kept as it was: it names no date that could be parsed. */
const KEPT_AS_TEXT = /^away until /;

function migrationText(name: string): string {
  return readFileSync(`drizzle/${name}.sql`, "utf8");
}

/** Sentences that a jsonb column holds as a whole, and texts that a migration kept because it did not know them. */
async function storedSentences(db: Db): Promise<string[]> {
  const columns = await rows<{ table: string; column: string }>(
    db,
    sql`select table_name as "table", column_name as "column" from information_schema.columns
        where table_schema = 'public' and data_type = 'jsonb'`,
  );
  const found = await Promise.all(
    columns.map(async ({ table, column }) => {
      const values = await rows<{ text: string; unknown: boolean }>(
        db,
        sql`select distinct coalesce(found.value->>'text', found.value #>> '{}') as text,
                   jsonb_typeof(found.value) = 'object' as unknown
            from ${sql.identifier(table)} as rows,
                 jsonb_path_query(rows.${sql.identifier(column)},
                   '$.** ? (@.type() == "string" || @.code == "legacy")') as found(value)`,
      );
      return values
        .filter(({ text, unknown }) => (unknown ? !KEPT_AS_TEXT.test(text) : SENTENCES.has(text)))
        .map(({ text }) => `${table}.${column}: ${text}`);
    }),
  );
  return found.flat();
}

async function countRows(db: Db): Promise<Map<string, number>> {
  const tables = await rows<{ name: string }>(
    db,
    sql`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const counted = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await rows<{ n: number }>(db, sql`select count(*)::int as n from ${sql.identifier(name)}`);
      return [name, row!.n] as const;
    }),
  );
  return new Map(counted);
}

async function rows<T>(db: Db, query: SQL): Promise<T[]> {
  return ((await db.execute(query)) as unknown as { rows: T[] }).rows;
}

/** All rows of a list that comes in pages. */
async function pages<K extends string, T>(
  load: (cursor?: string) => Promise<Record<K, T[]> & { nextCursor: string | null }>,
  key: K,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    all.push(...page[key]);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}
