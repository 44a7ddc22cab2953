import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Env, env } from "@/lib/env";

/** The secret of session cookies: AUTH_SECRET or a file. Throws without AUTH_SECRET on Vercel or with DATABASE_URL. */
export function authSecret(settings: Env = env()): string {
  if (settings.AUTH_SECRET) return settings.AUTH_SECRET;
  if (settings.DATABASE_URL || settings.VERCEL) {
    throw new Error(
      "Signalbox can't start: the setting AUTH_SECRET is missing. Set it to at least 32 random characters, the same on every server.",
    );
  }
  const folder = resolve(/* turbopackIgnore: true */ settings.DATA_DIR);
  secrets[folder] ??= readOrCreate(folder);
  return secrets[folder];
}

function readOrCreate(folder: string): string {
  const path = join(folder, "auth-secret");
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < 32)
    throw new Error("The file auth-secret in the data folder is incomplete. Delete it and start again.");
  return secret;
}

const holder = globalThis as { __signalboxSecrets?: Record<string, string> };
holder.__signalboxSecrets ??= {};
const secrets = holder.__signalboxSecrets;
