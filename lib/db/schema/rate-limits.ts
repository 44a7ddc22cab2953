import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

export const rateLimits = pgTable(
  "rate_limits",
  {
    /** The limit's name and the SHA-256 of the subject, so that no addresses are stored in plain text. */
    key: text().primaryKey(),
    points: integer().notNull(),
    expire: instant().notNull(),
  },
  (t) => [index("rate_limits_expire").on(t.expire)],
);
