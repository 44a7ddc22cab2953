import { PGlite, protocol } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPreparedStatements } from "./pglite-statements";

let plain: PGlite;
let quick: PGlite;

beforeAll(async () => {
  plain = await PGlite.create();
  quick = withPreparedStatements(await PGlite.create(), protocol);
  for (const db of [plain, quick])
    await db.exec("create table things (id int primary key, name text, tags text[], facts jsonb, at timestamptz)");
}, 120_000);
afterAll(() => Promise.all([plain.close(), quick.close()]));

const STATEMENTS: [text: string, values?: unknown[]][] = [
  ["insert into things values ($1, $2, $3, $4, $5)", [1, "one", ["a", "b,c", '"d"'], { deep: [1] }, new Date(0)]],
  ["insert into things values ($1, $2, $3, $4, $5)", [2, null, [], null, "2026-01-02T03:04:05Z"]],
  ["select * from things order by id"],
  ["select id, tags from things where id = any($1)", [[1, 2]]],
  ["update things set name = $1 where id > $2 returning name", ["two", 1]],
  ["delete from things where id = $1", [7]],
  ["with found as (select count(*) from things) select * from found"],
  ["create index by_name on things (name)"],
  ["delete from things"],
];

describe("an embedded database with prepared statements", () => {
  it("answers as it does without, at the first call and at every later one", async () => {
    for (const _round of [1, 2])
      for (const [text, values] of STATEMENTS) {
        const once = text.startsWith("create") ? `drop index if exists by_name; ` : "";
        for (const db of [plain, quick]) if (once) await db.exec(once);
        for (const rowMode of ["array", "object"] as const) {
          if (!text.startsWith("select") && rowMode === "object") continue;
          const [want, got] = [
            await plain.query(text, values, { rowMode }),
            await quick.query(text, values, { rowMode }),
          ];
          expect([text, got.rows, got.fields, got.affectedRows]).toEqual([
            text,
            want.rows,
            want.fields,
            want.affectedRows,
          ]);
        }
      }
  });

  it("gives up a transaction whole when a statement in it fails, and goes on after it", async () => {
    const failed = quick.transaction(async (tx) => {
      await tx.query("insert into things (id) values ($1)", [3]);
      await tx.query("insert into things (id) values ($1)", [3]);
    });
    await expect(failed).rejects.toMatchObject({ code: "23505" });
    expect((await quick.query("select count(*)::int as n from things")).rows).toEqual([{ n: 0 }]);
    await expect(quick.query("select nothing from nowhere")).rejects.toMatchObject({ code: "42P01" });
  });

  it("runs statements that are asked for side by side, in a transaction and beside one", async () => {
    const inside = quick.transaction((tx) =>
      Promise.all([1, 2, 3].map((n) => tx.query<{ n: number }>(`select ${n}::int as n where $1`, [true]))),
    );
    const beside = Promise.all([4, 5].map((n) => quick.query<{ n: number }>(`select ${n}::int as n where $1`, [true])));
    const answers = [...(await inside), ...(await beside)];
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3, 4, 5]);
  });
});
