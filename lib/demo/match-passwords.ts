import { createHash } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { hashPassword } from "@/lib/auth/password";
import type { Context } from "@/lib/context";
import { people, sessions, workspace } from "@/lib/db/schema";
import { type DemoPasswords, KNOWN_PASSWORDS, NAMED_ACCOUNTS } from "./passwords";
import { REQUESTERS, STAFF } from "./people";

const KEY = "demo-passwords";

/**
 * Makes the demo's accounts open with the passwords that this start announces. A demo that only its own machine could
 * reach so far loses every known password, and the sessions made with them, before others can reach it.
 */
export async function matchPasswords(ctx: Context, announced: DemoPasswords = KNOWN_PASSWORDS): Promise<void> {
  authorize(ctx.actor, "people.manage");
  const value = createHash("sha256").update(JSON.stringify(announced)).digest("hex");
  const [mark] = await ctx.db.select({ value: workspace.value }).from(workspace).where(eq(workspace.key, KEY));
  // A workspace without the mark was seeded by this very start.
  if (mark && mark.value !== value) await replaceAll(ctx, announced);
  await ctx.db
    .insert(workspace)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: workspace.key, set: { value } });
}

async function replaceAll({ db }: Context, announced: DemoPasswords): Promise<void> {
  const addresses = [...Object.values(STAFF), ...Object.values(REQUESTERS)].map((person) => person.email);
  const rows = await db
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(inArray(people.email, addresses));
  for (const { id, email } of rows) {
    const password = announced[NAMED_ACCOUNTS.get(email ?? "") ?? "others"];
    await db
      .update(people)
      .set({ passwordHash: password ? await hashPassword(password) : null })
      .where(eq(people.id, id));
    await db.delete(sessions).where(eq(sessions.personId, id));
  }
}
