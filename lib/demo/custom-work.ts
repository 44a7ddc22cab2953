import { max } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { categories } from "@/lib/db/schema";
import type { ApprovalNeeds, ApproverRef } from "@/lib/domain/approval";
import { newId } from "@/lib/ids";
import { STAFF, type StaffKey, TEAMS } from "./cast";

/** Who is asked in a step: somebody by address, or whoever leads a team. */
export type Asks = { who: StaffKey } | { leadOf: string };

/**
 * The demo's one category with approvals: both of the named accounts that work at the desk have something to decide.
 * Its words are few, so that no ticket of another kind looks like it.
 */
export const CUSTOM_WORK = {
  slug: "custom-work",
  name: "Custom work",
  description: "Work made to measure for one customer. Somebody agrees to the hours first.",
  keywords: ["custom work", "made to measure", "tailor-made", "bespoke"],
  team: "technical",
  steps: [
    { name: "Hours and price", needs: "one", asks: [{ leadOf: "billing" }] },
    { name: "Management", needs: "one", asks: [{ who: "helen" }] },
  ],
} as const satisfies {
  slug: string;
  name: string;
  description: string;
  keywords: string[];
  team: string;
  steps: { name: string; needs: ApprovalNeeds; asks: Asks[] }[];
};

/** Adds the category, last in the list; nothing happens where it is there. */
export async function addCustomWork(db: Db, now: Date): Promise<void> {
  const { slug, name, description, keywords } = CUSTOM_WORK;
  const [last] = await db.select({ position: max(categories.position) }).from(categories);
  const stamps = { createdAt: now, updatedAt: now };
  await db
    .insert(categories)
    .values({
      id: newId(),
      slug,
      name,
      description,
      keywords: [...keywords],
      position: (last?.position ?? 0) + 1,
      ...stamps,
    })
    .onConflictDoNothing();
}

/** How a step names them. */
export function approverOf(asks: Asks, teams: readonly { id: string; slug: string }[]): ApproverRef {
  if ("who" in asks) return { kind: "address", email: STAFF[asks.who].email };
  return { kind: "team-lead", teamId: teams.find(({ slug }) => slug === asks.leadOf)!.id };
}

/** Whom a step asks at last. */
export function askedBy(asks: Asks): StaffKey {
  return "who" in asks ? asks.who : TEAMS.find(({ slug }) => slug === asks.leadOf)!.members[0]!;
}
