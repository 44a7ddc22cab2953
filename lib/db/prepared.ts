import { getTableName, type Placeholder, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "./client";

/**
 * A statement that is built and named once per database (never pass a transaction's handle). Three files save
 * Postgres from planning again: this one for hot statements, where drizzle need not build the SQL again either;
 * `named-statements.ts` for all others of `pg`; `pglite-statements.ts` for PGlite, which ignores names.
 */
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
