import { eq } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { workspace } from "@/lib/db/schema";

/** The row by which a workspace knows that it holds invented people and tickets. */
export const DEMO_KEY = "demo";

/** True where the demo was seeded: every page then says so. */
export async function isDemo(db: Db): Promise<boolean> {
  const [row] = await db.select({ key: workspace.key }).from(workspace).where(eq(workspace.key, DEMO_KEY));
  return row !== undefined;
}
