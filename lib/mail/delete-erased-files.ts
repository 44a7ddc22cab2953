import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { mails } from "@/lib/db/schema";
import { removeMailFile } from "./transports/file";

const BATCH = 200;

/**
 * Removes the files of mails whose words were erased from the table, because a person or ticket was deleted. Those
 * rooms blank our rows in their own transaction; a file can't be part of one, so it follows with the next sweep.
 */
export async function deleteErasedFiles({ db }: Pick<Context, "db">): Promise<void> {
  const erased = await db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.transport, "file"), isNull(mails.transportId), isNull(mails.textBody)))
    .limit(BATCH);
  if (erased.length === 0) return;
  const ids = erased.map((mail) => mail.id);
  for (const id of ids) await removeMailFile(id);
  await db.update(mails).set({ transportId: "removed" }).where(inArray(mails.id, ids));
}
