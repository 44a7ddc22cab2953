import { getTableName, type Placeholder, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "./client";

/**
 * A statement that is built once for a database and named, so that neither we nor the server work it out again on
 * every request. Only for the process's own handle: a transaction's ends with it.
 */
export function prepared<T>(db: Db, name: string, build: (name: string) => T): T {
  const statements = known.get(db) ?? new Map<string, unknown>();
  known.set(db, statements);
  if (!statements.has(name)) statements.set(name, build(name));
  return statements.get(name) as T;
}

const known = new WeakMap<Db, Map<string, unknown>>();

/** A row of a prepared statement: a placeholder for each of these columns, and the values that fill them. */
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
