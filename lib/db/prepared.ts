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
