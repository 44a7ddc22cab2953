/*
 * Three files keep Postgres from planning a statement anew on every call; each covers what the others cannot:
 * - this one, for any driver: our hottest statements, by name, so that drizzle does not build their SQL again either;
 * - `named-statements.ts`: every other statement of the `pg` driver, named by a hash of its text;
 * - `pglite-statements.ts`: every statement of the embedded database, because PGlite ignores names.
 */
import { getTableName, type Placeholder, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "./client";

/** A statement that is built and named once for each database. Never pass a transaction's handle: it ends too soon. */
export function prepared<T>(db: Db, name: string, build: (name: string) => T): T {
  const statements = statementsByDb.get(db) ?? new Map<string, unknown>();
  statementsByDb.set(db, statements);
  if (!statements.has(name)) statements.set(name, build(name));
  return statements.get(name) as T;
}

const statementsByDb = new WeakMap<Db, Map<string, unknown>>();

/** A row of a prepared statement: a placeholder for each column, and the values that fill the placeholders. */
export function preparedRow<T extends PgTable, C extends keyof T["$inferInsert"] & string>(
  table: T,
  columns: readonly C[],
) {
  const nameOf = (column: C) => `${getTableName(table)}.${column}`;
  return {
    placeholders: Object.fromEntries(columns.map((column) => [column, sql.placeholder(nameOf(column))])) as Record<
      C,
      Placeholder
    >,
    fill: (row: Required<Pick<T["$inferInsert"], C>>) =>
      Object.fromEntries(columns.map((column) => [nameOf(column), row[column]])),
  };
}
