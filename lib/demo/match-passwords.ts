import { createHash } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { hashPassword } from "@/lib/auth/password";
import type { Context } from "@/lib/context";
import { people, sessions, workspace } from "@/lib/db/schema";
import { type DemoPasswords, KNOWN_PASSWORDS, NAMED_ACCOUNTS } from "./passwords";
import { REQUESTERS, STAFF } from "./people";

const KEY = "demo-passwords";

/** Sets the passwords that this start prints. Ends sessions if they changed: strangers may know the old passwords. */
export async function matchPasswords(ctx: Context, printed: DemoPasswords = KNOWN_PASSWORDS): Promise<void> {
  authorize(ctx.actor, "people.manage");
  const value = createHash("sha256").update(JSON.stringify(printed)).digest("hex");
  const [mark] = await ctx.db.select({ value: workspace.value }).from(workspace).where(eq(workspace.key, KEY));
  // A workspace without the mark was seeded by this start.
  if (mark && mark.value !== value) await replaceAll(ctx, printed);
  await ctx.db
    .insert(workspace)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: workspace.key, set: { value } });
}

async function replaceAll({ db }: Context, printed: DemoPasswords): Promise<void> {
  const addresses = [...Object.values(STAFF), ...Object.values(REQUESTERS)].map((person) => person.email);
  const rows = await db
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(inArray(people.email, addresses));
  for (const { id, email } of rows) {
    const password = printed[NAMED_ACCOUNTS.get(email ?? "") ?? "others"];
    await db
      .update(people)
      .set({ passwordHash: password ? await hashPassword(password) : null })
      .where(eq(people.id, id));
    await db.delete(sessions).where(eq(sessions.personId, id));
  }
}
