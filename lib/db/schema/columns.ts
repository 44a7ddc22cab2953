import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { newId } from "@/lib/ids";

export const key = () => uuid().primaryKey().$defaultFn(newId);

/** Milliseconds, as in JavaScript, so that a cursor made from a row finds that row again. */
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  // Some drivers return a Buffer that shares its pool's memory; a copy is safe to keep.
  fromDriver: (value) => Uint8Array.from(value),
});
