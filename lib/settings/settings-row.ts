import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { workspace } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";

type Store = Pick<Context, "db">;

export interface StoredSettings<T> {
  policy: T;
  /** 0: the settings were never saved. */
  version: number;
}

/** Settings from a row of `workspace`, or the defaults of the schema. */
export async function loadSettings<T>({ db }: Store, key: string, schema: z.ZodType<T>): Promise<StoredSettings<T>> {
  const [row] = await db.select({ value: workspace.value }).from(workspace).where(eq(workspace.key, key));
  const { policy, version } = (row?.value ?? { policy: {}, version: 0 }) as StoredSettings<unknown>;
  // Stored settings that are no longer valid must not stop triage or routing.
  const parsed = schema.safeParse(policy);
  return { policy: parsed.success ? parsed.data : schema.parse({}), version };
}

/** Replaces the settings. Throws `stale` if the version is not the current one. */
export async function writeSettings({ db }: Store, key: string, settings: unknown, version: number): Promise<void> {
  const value = { policy: settings, version: version + 1 };
  const written =
    version === 0
      ? await db.insert(workspace).values({ key, value }).onConflictDoNothing().returning({ key: workspace.key })
      : await db
          .update(workspace)
          .set({ value })
          .where(sql`${eq(workspace.key, key)} and (${workspace.value}->>'version')::int = ${version}`)
          .returning({ key: workspace.key });
  if (written.length === 0) throw new AppError("stale", "These settings were changed meanwhile. Reload them.");
}
