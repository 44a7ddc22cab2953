import { type Column, is, SQL, type SQLWrapper, sql } from "drizzle-orm";

/** What an object is made of: columns, expressions and objects of them. */
export interface JsonFields {
  [key: string]: Column | SQL | JsonFields;
}

/**
 * One JSON object of the database's own making: rows that hang on a row come with it, in one statement. Moments come as
 * text with an offset (`isoOf` reads them). The keys are ours, never input.
 */
export function jsonObject<T>(fields: JsonFields): SQL<T> {
  const pairs = Object.entries(fields).map(([key, value]) => sql`${sql.raw(`'${key}'`)}, ${expressionOf(value)}`);
  return sql<T>`json_build_object(${sql.join(pairs, sql`, `)})`;
}

/** The same for each row, as a list in this order; empty where there are none. */
export function jsonList<T>(fields: JsonFields, order: SQLWrapper): SQL<T[]> {
  return sql<T[]>`coalesce(json_agg(${jsonObject(fields)} order by ${order}), '[]')`;
}

/** A moment out of such an object as our answers write it. */
export function isoOf(moment: string): string {
  return new Date(moment).toISOString();
}

function expressionOf(value: JsonFields[string]): SQLWrapper {
  return is(value, SQL) || "getSQLType" in value ? (value as SQLWrapper) : jsonObject(value as JsonFields);
}
