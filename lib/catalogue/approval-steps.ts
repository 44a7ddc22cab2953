import { asc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { approvalSteps, teams } from "@/lib/db/schema";
import { AppError, type FieldError } from "@/lib/errors";
import type { ApprovalStepInput } from "./input";
import type { CategoryApprovalStep } from "./views";

/** Replaces a category's approval steps, but not those of existing tickets. Throws `invalid` for an unknown team. */
export async function writeApprovalSteps(
  { db }: Pick<Context, "db">,
  categoryId: string,
  steps: ApprovalStepInput[],
): Promise<void> {
  await assertTeams({ db }, steps);
  await db.delete(approvalSteps).where(eq(approvalSteps.categoryId, categoryId));
  const rows = steps.map((step, at) => ({ ...step, categoryId, position: at + 1 }));
  if (rows.length > 0) await db.insert(approvalSteps).values(rows);
}

/** Approval steps by category id. Only admins and jobs see the approvers. At most two queries. */
export async function approvalStepsByCategory(
  { db, actor }: Pick<Context, "db" | "actor">,
  categoryIds: string[],
): Promise<Map<string, CategoryApprovalStep[]>> {
  const stepsByCategory = new Map<string, CategoryApprovalStep[]>(categoryIds.map((id) => [id, []]));
  if (categoryIds.length === 0) return stepsByCategory;
  const { categoryId, position, name, needs, approvers } = approvalSteps;
  const rows = await db
    .select({ categoryId, name, needs, approvers })
    .from(approvalSteps)
    .where(inArray(categoryId, categoryIds))
    .orderBy(asc(categoryId), asc(position));
  const canReadApprovers = actor.kind === "job" || (actor.kind === "person" && actor.role === "admin");
  const names = canReadApprovers ? await teamNames({ db }, rows.flatMap(teamsIn)) : new Map<string, string>();
  for (const { categoryId, approvers, ...step } of rows) {
    const views = approvers.map((approver) =>
      approver.kind === "address" ? approver : { ...approver, team: names.get(approver.teamId) ?? null },
    );
    stepsByCategory.get(categoryId)?.push(canReadApprovers ? { ...step, approvers: views } : step);
  }
  return stepsByCategory;
}

function teamsIn({ approvers }: Pick<ApprovalStepInput, "approvers">): string[] {
  return approvers.flatMap((approver) => (approver.kind === "team-lead" ? [approver.teamId] : []));
}

async function teamNames({ db }: Pick<Context, "db">, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: teams.id, name: teams.name }).from(teams).where(inArray(teams.id, ids));
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function assertTeams(tx: Pick<Context, "db">, steps: ApprovalStepInput[]): Promise<void> {
  const known = await teamNames(tx, steps.flatMap(teamsIn));
  const errors: FieldError[] = steps.flatMap(({ approvers }, step) =>
    approvers.flatMap((approver, at) =>
      approver.kind === "address" || known.has(approver.teamId)
        ? []
        : [{ pointer: `/approvalSteps/${step}/approvers/${at}/teamId`, message: "This team does not exist." }],
    ),
  );
  if (errors.length > 0) throw new AppError("invalid", errors[0]!.message, { errors });
}
