import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** The rate limiter's counters, in the shape that rate-limiter-flexible's drizzle store expects. */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: instant(),
});
