import { PGlite, parse, protocol } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPreparedStatements } from "./pglite-statements";

let plain: PGlite;
let prepared: PGlite;

beforeAll(async () => {
  plain = await PGlite.create();
  prepared = withPreparedStatements(await PGlite.create(), { protocol, parse });
  for (const db of [plain, prepared])
    await db.exec("create table things (id int primary key, name text, tags text[], facts jsonb, at timestamptz)");
}, 120_000);
afterAll(() => Promise.all([plain.close(), prepared.close()]));

const STATEMENTS: [text: string, values?: unknown[]][] = [
  ["insert into things values ($1, $2, $3, $4, $5)", [1, "one", ["a", "b,c", '"d"'], { deep: [1] }, new Date(0)]],
  ["insert into things values ($1, $2, $3, $4, $5)", [2, null, [], null, "2026-01-02T03:04:05Z"]],
  ["select * from things order by id"],
  ["select id, tags from things where id = any($1)", [[1, 2]]],
  ["select 'null'::jsonb as nothing, null::text as missing, 1 as twice, 2 as twice"],
  ["update things set name = $1 where id > $2 returning name", ["two", 1]],
  ["delete from things where id = $1", [7]],
  ["with found as (select count(*) from things) select * from found"],
  ["create index by_name on things (name)"],
  ["delete from things"],
];

describe("withPreparedStatements", () => {
  it("A prepared statement returns what PGlite returns, at the first call and at every later one", async () => {
    for (const _round of [1, 2])
      for (const [text, values] of STATEMENTS) {
        if (text.startsWith("create"))
          for (const db of [plain, prepared]) await db.exec("drop index if exists by_name");
        for (const rowMode of ["array", "object"] as const) {
          if (!text.startsWith("select") && rowMode === "object") continue;
          const expected = await plain.query(text, values, { rowMode });
          expect([text, await prepared.query(text, values, { rowMode })]).toEqual([text, expected]);
        }
      }
  });

  it("A transaction is rolled back when a statement fails, and the database keeps working", async () => {
    const failed = prepared.transaction(async (tx) => {
      await tx.query("insert into things (id) values ($1)", [3]);
      await tx.query("insert into things (id) values ($1)", [3]);
    });
    await expect(failed).rejects.toMatchObject({ code: "23505" });
    expect(await count("things")).toBe(0);
    await expect(prepared.query("select nothing from nowhere")).rejects.toMatchObject({ code: "42P01" });
  });

  it("A rollback to a savepoint leaves the rest of the transaction usable", async () => {
    await prepared.transaction(async (tx) => {
      await tx.query("insert into things (id) values ($1)", [4]);
      await tx.query("savepoint before_failure");
      await expect(tx.query("insert into things (id) values ($1)", [4])).rejects.toMatchObject({ code: "23505" });
      await tx.query("rollback to savepoint before_failure");
      await tx.query("delete from things where id = $1", [4]);
    });
    expect(await count("things")).toBe(0);
  });

  it("Statements can run side by side, inside a transaction and outside of it", async () => {
    const inside = prepared.transaction((tx) =>
      Promise.all([1, 2, 3].map((n) => tx.query<{ n: number }>(`select ${n}::int as n where $1`, [true]))),
    );
    const outside = Promise.all(
      [4, 5].map((n) => prepared.query<{ n: number }>(`select ${n}::int as n where $1`, [true])),
    );
    const answers = [...(await inside), ...(await outside)];
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3, 4, 5]);
  });

  it("A closed transaction refuses further statements", async () => {
    const count = "select count(*)::int as n from things";
    const closed = await prepared.transaction(async (tx) => {
      await tx.query(count);
      return { query: () => tx.query(count) };
    });
    await expect(closed.query()).rejects.toThrow("Transaction is closed");
  });

  it("Two statements in one query are refused", async () => {
    await expect(prepared.query("select 1; select 2")).rejects.toMatchObject({ code: "42601" });
  });

  it.each(["query", "exec"] as const)("A statement works after its columns changed by %s", async (method) => {
    await prepared.exec("drop table if exists growing; create table growing (id int); insert into growing values (1)");
    const read = async () => (await prepared.query("select * from growing")).rows;
    expect(await read()).toEqual([{ id: 1 }]);
    await prepared[method]("alter table growing add column name text");
    expect(await read()).toEqual([{ id: 1, name: null }]);
    const rolledBack = prepared.transaction(async (tx) => {
      await tx[method]("alter table growing add column size int");
      expect((await tx.query("select * from growing")).rows).toEqual([{ id: 1, name: null, size: null }]);
      throw new Error("rolled back");
    });
    await expect(rolledBack).rejects.toThrow("rolled back");
    expect(await read()).toEqual([{ id: 1, name: null }]);
  });

  it("Notices of a prepared statement reach the caller", async () => {
    await prepared.exec(
      "create function warn() returns int language plpgsql as $$ begin raise notice 'careful'; return 1; end $$",
    );
    const notices: (string | undefined)[] = [];
    for (const _call of [1, 2])
      await prepared.query("select warn()", [], { onNotice: ({ message }) => void notices.push(message) });
    expect(notices).toEqual(["careful", "careful"]);
  });

  async function count(table: string): Promise<number | undefined> {
    return (await prepared.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n;
  }
});
