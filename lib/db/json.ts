import { type Column, is, SQL, type SQLWrapper, sql } from "drizzle-orm";

export interface JsonFields {
  [key: string]: Column | SQL | JsonFields;
}

/**
 * A JSON object that the database builds, so that related rows come in one statement. Timestamps arrive as text with
 * an offset; `isoOf` reads them. Keys are not escaped: never pass input as a key.
 */
export function jsonObject<T>(fields: JsonFields): SQL<T> {
  const pairs = Object.entries(fields).map(([key, value]) => sql`${sql.raw(`'${key}'`)}, ${expressionOf(value)}`);
  return sql<T>`json_build_object(${sql.join(pairs, sql`, `)})`;
}

/** A list of such objects, one per row in this order; empty without rows. */
export function jsonList<T>(fields: JsonFields, order: SQLWrapper): SQL<T[]> {
  return sql<T[]>`coalesce(json_agg(${jsonObject(fields)} order by ${order}), '[]')`;
}

/** A timestamp from such an object, as ISO text in UTC. */
export function isoOf(timestamp: string): string {
  return new Date(timestamp).toISOString();
}

function expressionOf(value: JsonFields[string]): SQLWrapper {
  return is(value, SQL) || "getSQLType" in value ? (value as SQLWrapper) : jsonObject(value as JsonFields);
}
