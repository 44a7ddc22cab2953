import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
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

/** `npm run admin:create -- --email a@b.c --name "Ana"`. If the app is running, the app creates the account. */
async function main(): Promise<void> {
  // Reads the same `.env` files as the server, to find the same database.
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
  const input = await readInput();
  const app = env().DATABASE_URL ? null : readAppFile();
  const admin = app ? await createThroughApp(app, input) : await createDirectly(input);
  console.log(`${admin.email} is now an admin. Sign in at ${app?.address ?? env().APP_URL}/sign-in`);
  if (admin.temporaryPassword) {
    console.log(`Temporary password (shown only once): ${admin.temporaryPassword}`);
    console.log("You must change it when you first sign in.");
  }
}

async function readInput(): Promise<CreateAdmin> {
  const { values } = parseArgs({ options: { email: { type: "string" }, name: { type: "string" } } });
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = env();
  const email = values.email ?? ADMIN_EMAIL;
  if (!email) throw new Error('Enter an email: npm run admin:create -- --email ana@example.com --name "Ana"');
  const typed = ADMIN_PASSWORD ?? (await askHidden("Password (empty for a temporary one): "));
  const fields = { email, name: values.name ?? "Admin", ...(typed ? { password: typed } : {}) };
  const parsed = CreateAdminInput.safeParse(fields);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join(" "));
  return parsed.data;
}

/** Reads a line from the terminal without showing it. Returns an empty text if there is no terminal. */
async function askHidden(question: string): Promise<string> {
  if (!process.stdin.isTTY) return "";
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const typed = await terminal.question("");
  terminal.close();
  process.stdout.write("\n");
  return typed;
}

async function createThroughApp(app: { address: string; token: string }, input: CreateAdmin): Promise<CreatedAdmin> {
  const response = await fetch(`${app.address}/api/local/admins`, {
    method: "POST",
    headers: { authorization: `Bearer ${app.token}`, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}

async function createDirectly(input: CreateAdmin): Promise<CreatedAdmin> {
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
