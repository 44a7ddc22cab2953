import { pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { people } from "./people";

/** The dictionary of corrections: a slip in lower case, and what is right for it. What is deleted stays away. */
export const corrections = pgTable(
  "corrections",
  {
    id: key(),
    word: text().notNull(),
    replacement: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    /** Null for what every new workspace starts with. */
    createdBy: uuid().references(() => people.id),
  },
  (t) => [uniqueIndex("corrections_word").on(t.word)],
);
