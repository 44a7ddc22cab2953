import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** Facts about this workspace, such as that the demo was seeded. */
export const workspace = pgTable("workspace", {
  key: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
});

/** The response to each creating request with an idempotency key, for 24 hours: a repeated request gets it again. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    personId: uuid().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    answer: jsonb().$type<unknown>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.key] }), index("idempotency_keys_age").on(t.createdAt)],
);
