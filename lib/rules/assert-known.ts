import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { categories, people, skills, teams } from "@/lib/db/schema";
import { AppError, type FieldError } from "@/lib/errors";
import type { UpdateRuleInput } from "./input";

/** Throws `invalid`, pointing at each category, team, person or skill that is named and not there. */
export async function assertKnown({ db }: Pick<Context, "db">, rule: UpdateRuleInput): Promise<void> {
  const { conditions = {}, actions = {} } = rule;
  const errors: FieldError[] = [];
  const look = async (
    what: string,
    named: { value: string; pointer: string }[],
    find: (values: string[]) => Promise<{ key: string }[]>,
  ) => {
    if (named.length === 0) return;
    const found = new Set((await find(named.map(({ value }) => value))).map(({ key }) => key));
    for (const { value, pointer } of named) {
      if (!found.has(value)) errors.push({ pointer, message: `There is no such ${what}.` });
    }
  };
  const list = (values: readonly string[] | undefined, pointer: string) =>
    (values ?? []).map((value, index) => ({ value, pointer: `${pointer}/${index}` }));
  const one = (value: string | undefined, pointer: string) => (value === undefined ? [] : [{ value, pointer }]);
  const leads = (actions.approval?.approvers ?? []).flatMap((approver, index) =>
    approver.kind === "team-lead"
      ? [{ value: approver.teamId, pointer: `/actions/approval/approvers/${index}/teamId` }]
      : [],
  );
  await look(
    "category",
    [...list(conditions.categories, "/conditions/categories"), ...one(actions.category, "/actions/category")],
    (values) =>
      keysOf(db, categories, categories.slug, and(inArray(categories.slug, values), isNull(categories.retiredAt))),
  );
  await look("team", [...one(actions.teamId, "/actions/teamId"), ...leads], (values) =>
    keysOf(db, teams, teams.id, inArray(teams.id, values)),
  );
  await look("moderator or admin", one(actions.assigneeId, "/actions/assigneeId"), (values) =>
    keysOf(
      db,
      people,
      people.id,
      and(inArray(people.id, values), ne(people.role, "user"), isNull(people.deactivatedAt)),
    ),
  );
  await look("skill", list(actions.skills, "/actions/skills"), (values) =>
    keysOf(db, skills, skills.slug, and(inArray(skills.slug, values), eq(skills.state, "active"))),
  );
  if (errors[0]) throw new AppError("invalid", errors[0].message, { errors });
}

type Table = typeof categories | typeof teams | typeof people | typeof skills;

function keysOf(
  db: Context["db"],
  table: Table,
  column: PgColumn,
  where: ReturnType<typeof and>,
): Promise<{ key: string }[]> {
  return db.select({ key: column }).from(table).where(where) as Promise<{ key: string }[]>;
}
