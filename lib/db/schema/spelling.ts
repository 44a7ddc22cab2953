import { pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";

export const spellingCorrections = pgTable(
  "spelling_corrections",
  {
    id: key(),
    word: text().notNull(),
    replacement: text().notNull(),
    createdBy: uuid(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("spelling_corrections_word").on(t.word)],
);
