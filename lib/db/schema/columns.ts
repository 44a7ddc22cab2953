import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { newId } from "@/lib/ids";

export const key = () => uuid().primaryKey().$defaultFn(newId);

/** Milliseconds, as JavaScript has them: a cursor made from a row finds that row again. */
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
