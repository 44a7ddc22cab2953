import { parseArgs } from "node:util";
import nextEnv from "@next/env";
import { jobActor } from "@/lib/auth/actor";
import { readAppFile } from "@/lib/cli-bridge/app-file";
import { contextFor } from "@/lib/context";
import { closeDatabase, database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { type CreatedAdmin, createAdmin } from "@/lib/people/create-admin";
import { type CreateAdmin, CreateAdminInput } from "@/lib/people/input";
import { askHidden } from "./ask-hidden";

/**
 * `npm run admin:create -- --email a@b.c --name "Ana"` makes an admin. Through the app where it lives, because it
 * alone may hold an embedded database; by opening the database itself where it doesn't.
 */
async function main(): Promise<void> {
  // The same `.env` files as the server's: the command must find the same database.
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
  const input = await readInput();
  const app = env().DATABASE_URL ? null : readAppFile();
  const admin = app ? await throughApp(app, input) : await directly(input);
  console.log(`${admin.email} is an admin now. Sign in at ${app?.address ?? env().APP_URL}/sign-in`);
  if (admin.temporaryPassword) {
    console.log(`Temporary password, shown only here: ${admin.temporaryPassword}`);
    console.log("It has to be changed at the first sign-in.");
  }
}

async function readInput(): Promise<CreateAdmin> {
  const { values } = parseArgs({ options: { email: { type: "string" }, name: { type: "string" } } });
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = env();
  const email = values.email ?? ADMIN_EMAIL;
  if (!email) throw new Error('Say whom: npm run admin:create -- --email ana@example.com --name "Ana"');
  const typed = ADMIN_PASSWORD ?? (await askHidden("Password (empty for a temporary one): "));
  const given = { email, name: values.name ?? "Admin", ...(typed ? { password: typed } : {}) };
  const parsed = CreateAdminInput.safeParse(given);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join(" "));
  return parsed.data;
}

async function throughApp(app: { address: string; token: string }, input: CreateAdmin): Promise<CreatedAdmin> {
  const response = await fetch(`${app.address}/api/local/admins`, {
    method: "POST",
    headers: { authorization: `Bearer ${app.token}`, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}

async function directly(input: CreateAdmin): Promise<CreatedAdmin> {
  const { db } = await database();
  try {
    await migrate(db);
    const ctx = await contextFor(jobActor("admin:create"), { after: (work) => void work() });
    return await createAdmin(ctx, input);
  } finally {
    await closeDatabase();
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
