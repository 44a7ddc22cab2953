import { eq } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import { createRule } from "@/lib/automation-rules/create-rule";
import { createCategory } from "@/lib/catalogue/create-category";
import { createTeam } from "@/lib/catalogue/create-team";
import { updateCategory } from "@/lib/catalogue/update-category";
import type { Context } from "@/lib/context";
import { categories, people } from "@/lib/db/schema";
import type { ApprovalNeeds, ApproverRef } from "@/lib/domain/approval";
import type { Role } from "@/lib/domain/people";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { setSkills } from "@/lib/people/set-skills-and-teams";
import { NAMED_ACCOUNTS } from "./passwords";
import { REQUESTERS, type RequesterKey, STAFF, type StaffKey } from "./people";

/** Teams with their category. The first member is the lead. */
export const TEAMS: { slug: string; name: string; category: string; members: StaffKey[] }[] = [
  {
    slug: "technical",
    name: "Technical",
    category: "technical",
    members: ["samir", "priya", "tomasz", "linh", "kwame"],
  },
  { slug: "billing", name: "Billing", category: "billing", members: ["ines", "tomasz"] },
  { slug: "accounts", name: "Accounts", category: "account", members: ["rafael", "linh"] },
  { slug: "trust-and-safety", name: "Trust & Safety", category: "fraud", members: ["leonie", "tomasz"] },
  { slug: "support", name: "Support", category: "general", members: ["priya", "ines", "rafael"] },
];

/** An approver: a person, or the lead of a team. */
type DemoApprover = { person: StaffKey } | { leadOf: string };

/** The one category with approvals. Its keywords are few, so that no other ticket matches. */
export const CUSTOM_WORK = {
  slug: "custom-work",
  name: "Custom work",
  description: "Custom work for one customer. It needs approval of the hours first.",
  keywords: ["custom work", "made to measure", "tailor-made", "bespoke"],
  team: "technical",
  steps: [
    { name: "Hours and price", needs: "one", approvers: [{ leadOf: "billing" }] },
    { name: "Management", needs: "one", approvers: [{ person: "helen" }] },
  ],
} as const satisfies {
  slug: string;
  name: string;
  description: string;
  keywords: string[];
  team: string;
  steps: { name: string; needs: ApprovalNeeds; approvers: DemoApprover[] }[];
};

/** Password hashes of the named accounts and of all others. */
export type Hashes = Map<"admin" | "moderator" | "viewer" | "others", string>;

/** All people of the demo as actors, and team ids by slug. */
export interface DemoWorld {
  staff: Record<StaffKey, PersonActor>;
  requesters: Record<RequesterKey, PersonActor>;
  teams: Map<string, string>;
}

/** Creates people, teams, the category with approvals and an automation rule. */
export async function buildWorld(ctx: Context, hashes: Hashes): Promise<DemoWorld> {
  const staff = mapValues(STAFF, actorOf);
  const requesters = mapValues(REQUESTERS, (person) => actorOf({ ...person, role: "user" as const }));
  await createAccounts(ctx, staff, requesters, hashes);
  const admin = { ...ctx, actor: staff.helen };
  const teams = new Map<string, string>();
  for (const { slug, name, members } of TEAMS) {
    const memberRows = members.map((key, index) => ({ personId: staff[key].id, lead: index === 0 }));
    const team = await createTeam(admin, { slug, name, email: `${slug}@northquay.example`, members: memberRows });
    teams.set(slug, team.id);
  }
  for (const { slug, category } of TEAMS) {
    const [row] = await ctx.db.select({ id: categories.id }).from(categories).where(eq(categories.slug, category));
    if (row) await updateCategory(admin, { id: row.id, teamId: teams.get(slug)! });
  }
  const { team, steps, keywords, ...fields } = CUSTOM_WORK;
  await createCategory(admin, {
    ...fields,
    keywords: [...keywords],
    teamId: teams.get(team)!,
    approvalSteps: steps.map(({ approvers, ...step }) => ({
      ...step,
      approvers: approvers.map((one) => approverOf(one, teams)),
    })),
  });
  await createRule(admin, {
    name: "Harbour Bikes outage",
    enabled: true,
    conditions: { mailDomains: ["harbourbikes.example"], words: ["down", "outage", "503"] },
    actions: { priority: "critical", skills: ["performance"] },
  });
  return { staff, requesters, teams };
}

/** Inserts accounts as rows: the verbs would hash each password and need an emailed link. */
async function createAccounts(
  ctx: Context,
  staff: DemoWorld["staff"],
  requesters: DemoWorld["requesters"],
  hashes: Hashes,
): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.now();
    const capacityOf = new Map<string, number>(Object.values(STAFF).map(({ email, capacity }) => [email, capacity]));
    const accounts = [...Object.values(staff), ...Object.values(requesters)];
    await tx.db.insert(people).values(
      accounts.map(({ id, name, email, role }) => ({
        ...{ id, name, email, role, capacity: capacityOf.get(email) },
        passwordHash: hashes.get(NAMED_ACCOUNTS.get(email) ?? "others") ?? null,
        ...{ emailVerifiedAt: now, createdAt: now, updatedAt: now },
      })),
    );
    for (const key of Object.keys(STAFF) as StaffKey[]) await setSkills(tx.db, staff[key].id, [...STAFF[key].skills]);
    for (const { id, role } of accounts) {
      const by = role === "user" ? "sign-up" : "invitation";
      await tx.record({ type: "user/signup", personId: id, after: { role, by } });
    }
  });
}

function approverOf(approver: DemoApprover, teams: DemoWorld["teams"]): ApproverRef {
  if ("person" in approver) return { kind: "address", email: STAFF[approver.person].email };
  return { kind: "team-lead", teamId: teams.get(approver.leadOf)! };
}

function actorOf({ name, email, role }: { name: string; email: string; role: Role }): PersonActor {
  return { kind: "person", id: newId(), name, email, role, emailVerified: true, mustChangePassword: false };
}

function mapValues<K extends string, V, W>(from: Record<K, V>, make: (value: V) => W): Record<K, W> {
  const entries = Object.entries(from) as [K, V][];
  return Object.fromEntries(entries.map(([key, value]) => [key, make(value)])) as Record<K, W>;
}
