import { and, asc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import type { MailOutcome } from "./send-mail";

/** Sends an email to every active admin. Tries all, then throws the first error; a repeat sends what is missing. */
export async function forEachAdmin(
  { db }: Pick<Context, "db">,
  send: (adminId: string) => Promise<MailOutcome>,
): Promise<MailOutcome[]> {
  const admins = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, "admin"), isNull(people.deactivatedAt), isNull(people.deletedAt)))
    .orderBy(asc(people.id));
  const outcomes: MailOutcome[] = [];
  const failures: unknown[] = [];
  for (const { id } of admins) {
    await send(id).then(
      (result) => outcomes.push(result),
      (error) => failures.push(error),
    );
  }
  if (failures.length > 0) throw failures[0];
  return outcomes;
}
