import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { createWaitingTicket, newAddress } from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createCategoryRow, createTeamRow, rowOf } from "@/tests/support/workspace";
import { createCategory } from "./create-category";
import { CreateCategoryInput, UpdateCategoryInput } from "./input";
import { findCategory, listCategories } from "./queries";
import { retireCategory } from "./retire-category";
import { updateCategory } from "./update-category";

let db: Db;
let admin: PersonActor;
beforeAll(async () => {
  db = await testDatabase();
  admin = await createPerson(db, "admin");
});

const as = (actor: PersonActor) => testContext(db, actor);
const ref = (email: string) => ({ kind: "address", email });
const step = (approvers: object[], more = {}) => ({ name: "Line manager", needs: "one", approvers, ...more });

describe("approval steps of a category", () => {
  it("A category has approval steps by address and team in order [S1.13]", async () => {
    const teamId = await createTeamRow(db);
    const input = CreateCategoryInput.parse({
      name: "Hardware Request",
      description: "A new device, or another one.",
      keywords: ["laptop", "monitor"],
      approvalSteps: [
        step([ref("Boss@Example.com")]),
        step([{ kind: "team-lead", teamId }, ref("cfo@example.com")], { name: "Finance", needs: "all" }),
      ],
    });
    const made = await createCategory(as(admin), input);
    expect(made.approvalSteps).toEqual([
      { name: "Line manager", needs: "one", approvers: [ref("boss@example.com")] },
      {
        name: "Finance",
        needs: "all",
        approvers: [{ kind: "team-lead", teamId, team: `Team ${teamId.slice(-6)}` }, ref("cfo@example.com")],
      },
    ]);
    expect(await findCategory(as(admin), made.id)).toEqual(made);
  });

  it("Approval steps are replaced as a whole and stay if a change does not contain them", async () => {
    const made = await createCategory(
      as(admin),
      CreateCategoryInput.parse({ name: "Timesheet Modification", approvalSteps: [step([ref("a@example.com")])] }),
    );
    const renamed = await updateCategory(as(admin), {
      id: made.id,
      ...UpdateCategoryInput.parse({ name: "Timesheets" }),
    });
    expect(renamed.approvalSteps).toEqual(made.approvalSteps);
    const next = [step([ref("b@example.com")], { name: "Payroll" })];
    const changed = await updateCategory(as(admin), {
      id: made.id,
      ...UpdateCategoryInput.parse({ approvalSteps: next }),
    });
    expect(changed.approvalSteps).toEqual(next);
    const none = await updateCategory(as(admin), { id: made.id, ...UpdateCategoryInput.parse({ approvalSteps: [] }) });
    expect(none.approvalSteps).toEqual([]);
  });

  it("Only admins see the addresses of approvers", async () => {
    const made = await createCategory(
      as(admin),
      CreateCategoryInput.parse({ name: "Software Installation", approvalSteps: [step([ref("boss@example.com")])] }),
    );
    for (const role of ["user", "moderator"] as const) {
      const { categories } = await listCategories(as(await createPerson(db, role)), { limit: 100, retired: false });
      const category = categories.find(({ id }) => id === made.id);
      expect(category?.approvalSteps).toEqual([{ name: "Line manager", needs: "one" }]);
      expect(JSON.stringify(categories)).not.toContain("@");
    }
  });

  it("Approval steps with an unknown team are refused with a pointer and nothing is stored", async () => {
    const bad = [step([ref("a@example.com")]), step([ref("b@example.com"), { kind: "team-lead", teamId: newId() }])];
    const input = CreateCategoryInput.parse({ name: "Never there", approvalSteps: bad });
    await expect(createCategory(as(admin), input)).rejects.toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/approvalSteps/1/approvers/1/teamId" }],
    });
    const { categories } = await listCategories(as(admin), { limit: 100, retired: false });
    expect(categories.map(({ name }) => name)).not.toContain("Never there");
  });

  it.each<[string, unknown[]]>([
    ["more than six steps", Array.from({ length: 7 }, () => step([ref("a@example.com")]))],
    ["a step without an approver", [step([])]],
    ["twenty-one approvers", [step(Array.from({ length: 21 }, (_, n) => ref(`a${n}@example.com`)))]],
    ["the same address twice", [step([ref("a@example.com"), ref("A@Example.com")])]],
    ["an invalid address", [step([ref("a at example.com")])]],
    ["an invalid team id", [step([{ kind: "team-lead", teamId: "it" }])]],
    ["an unknown rule of agreement", [step([ref("a@example.com")], { needs: "most" })]],
    ["a step without a name", [step([ref("a@example.com")], { name: " " })]],
  ])("Approval steps with %s are refused", (_what, approvalSteps) => {
    expect(UpdateCategoryInput.safeParse({ approvalSteps }).success).toBe(false);
  });
});

it("A category is retired and not deleted if a ticket ever asked for approval in it", async () => {
  const { id, category, requester } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
  const { slug } = await createCategoryRow(db);
  await editTicket(as(admin), { ticket: id, version: (await rowOf(db, id)).version, category: slug });
  await cancelTicket(as(requester), { ticket: id, version: (await rowOf(db, id)).version });
  expect(await retireCategory(as(admin), { id: category.id })).toMatchObject({ retiredAt: expect.any(String) });
});
