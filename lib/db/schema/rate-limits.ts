import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** One row a limit and subject: what was used of it, and when it starts again from nothing. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    /** The limit's name and SHA-256 of the subject: no addresses lie here in the clear. */
    key: text().primaryKey(),
    points: integer().notNull(),
    expire: instant().notNull(),
  },
  (t) => [index("rate_limits_expire").on(t.expire)],
);
