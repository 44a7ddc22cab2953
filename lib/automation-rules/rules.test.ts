import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { categories, people, routingRules, skills } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createCategoryRow, createSkillRows, createTeamRow } from "@/tests/support/workspace";
import { createRule } from "./create-rule";
import { deleteRule } from "./delete-rule";
import { CreateRuleInput, MAX_RULES, OrderRulesInput, UpdateRuleInput } from "./input";
import { orderRules } from "./order-rules";
import { findRule, listRules } from "./queries";
import { updateRule } from "./update-rule";

let db: Db;
let admin: PersonActor;
let moderator: PersonActor;
let team: string;
let billing: { slug: string };

beforeAll(async () => {
  db = await testDatabase();
  admin = await createPerson(db, "admin");
  moderator = await createPerson(db, "moderator");
  team = await createTeamRow(db);
  billing = await createCategoryRow(db, team);
  await createSkillRows(db, "vpn");
});

beforeEach(async () => {
  await db.delete(routingRules);
});

const asAdmin = () => testContext(db, admin);
const create = (name: string, more: object = {}) =>
  createRule(asAdmin(), CreateRuleInput.parse({ name, conditions: {}, actions: { priority: "high" }, ...more }));
const names = async () => (await listRules(asAdmin())).rules.map(({ name }) => name);

describe("automation rules", () => {
  it("An admin creates a rule at the end and can change, move and remove it", async () => {
    const [one, two] = [await create("One"), await create("Two", { enabled: false })];
    expect(one).toMatchObject({ enabled: true, version: 1, gone: [] });
    expect(await names()).toEqual(["One", "Two"]);
    await orderRules(asAdmin(), { ids: [two.id, one.id] });
    await create("Three");
    expect(await names()).toEqual(["Two", "One", "Three"]);
    const changed = await updateRule(asAdmin(), { id: two.id, version: 1, enabled: true });
    expect(changed).toMatchObject({ name: "Two", enabled: true, version: 2, actions: { priority: "high" } });
    await deleteRule(asAdmin(), { id: one.id });
    expect(await names()).toEqual(["Two", "Three"]);
    await expect(deleteRule(asAdmin(), { id: one.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(findRule(asAdmin(), "no-id")).rejects.toMatchObject({ code: "not_found" });
  });

  it("A moderator can't see or change rules", async () => {
    const { id } = await create("One");
    const ctx = testContext(db, moderator);
    const input = CreateRuleInput.parse({ name: "Mine", conditions: {}, actions: { stop: true } });
    for (const attempt of [
      listRules(ctx),
      createRule(ctx, input),
      updateRule(ctx, { id, version: 1, enabled: false }),
      deleteRule(ctx, { id }),
      orderRules(ctx, { ids: [id] }),
    ])
      await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });

  it("A rule is removed once by two requests at the same time, even if it is invalid", async () => {
    const { id } = await create("One");
    await db.update(routingRules).set({ actions: { gone: true } });
    const both = await Promise.allSettled([deleteRule(asAdmin(), { id }), deleteRule(asAdmin(), { id })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.$count(routingRules)).toBe(0);
  });

  it("A rule that was changed meanwhile is not overwritten", async () => {
    const { id } = await create("One");
    await updateRule(asAdmin(), { id, version: 1, name: "Theirs" });
    await expect(updateRule(asAdmin(), { id, version: 1, name: "Mine" })).rejects.toMatchObject({ code: "stale" });
    expect(await names()).toEqual(["Theirs"]);
  });

  it("A rule with unknown references is refused with a pointer to each", async () => {
    const approvers = [
      { kind: "address", email: "a@example.com" },
      { kind: "team-lead", teamId: newId() },
    ];
    const wrong = {
      conditions: { categories: [billing.slug, "made-up"] },
      actions: {
        category: "none",
        teamId: newId(),
        assigneeId: (await createPerson(db)).id,
        skills: ["vpn", "telepathy"],
        approval: { name: "Cost", needs: "all", approvers },
      },
    };
    const refused = await create("Wrong", wrong).catch((error: unknown) => error);
    expect((refused as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
      "/conditions/categories/1",
      "/actions/category",
      "/actions/teamId",
      "/actions/assigneeId",
      "/actions/skills/1",
      "/actions/approval/approvers/1/teamId",
    ]);
    expect(await names()).toEqual([]);
  });

  it("A rule can't refer to a retired category or a proposed skill", async () => {
    const retired = await createCategoryRow(db);
    await db.update(categories).set({ retiredAt: new Date() }).where(eq(categories.id, retired.id));
    await db.insert(skills).values({ slug: "fax", name: "Fax", state: "proposed" });
    const refused = create("Old", { conditions: { categories: [retired.slug] }, actions: { skills: ["vpn", "fax"] } });
    await expect(refused).rejects.toMatchObject({
      errors: [{ pointer: "/conditions/categories/0" }, { pointer: "/actions/skills/1" }],
    });
  });

  it("A rule lists references that no longer exist and can't be saved with them again", async () => {
    const leaver = await createPerson(db, "moderator");
    const { id, actions } = await create("Old", { actions: { assigneeId: leaver.id, priority: "low" } });
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, leaver.id));
    expect(await findRule(asAdmin(), id)).toMatchObject({ gone: ["assigneeId"], actions });
    await expect(updateRule(asAdmin(), { id, version: 1, actions })).rejects.toMatchObject({ code: "invalid" });
    expect(await updateRule(asAdmin(), { id, version: 1, enabled: false })).toMatchObject({ enabled: false });
  });
});

describe("orderRules and the limit of rules", () => {
  it("An order with a missing or unknown rule is refused", async () => {
    const [one, two] = [await create("One"), await create("Two")];
    for (const ids of [[one.id], [one.id, two.id, newId()], [two.id, newId()]])
      await expect(orderRules(asAdmin(), { ids })).rejects.toMatchObject({ code: "conflict" });
    expect(await names()).toEqual(["One", "Two"]);
  });

  it("Rules can be ordered even if one of them is invalid", async () => {
    const [one, two] = [await create("One"), await create("Two")];
    await db.insert(routingRules).values({ position: 3, name: "Strange", conditions: { colour: "red" }, actions: {} });
    await orderRules(asAdmin(), { ids: [two.id, one.id] });
    expect(await names()).toEqual(["Two", "One"]);
  });

  it("The number of rules is limited", async () => {
    const rows = Array.from({ length: MAX_RULES }, (_, nth) => {
      return { position: nth + 1, name: `Rule ${nth}`, conditions: {}, actions: { stop: true } };
    });
    await db.insert(routingRules).values(rows);
    await expect(create("One more")).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("the input of rules", () => {
  const pointers = (schema: typeof CreateRuleInput | typeof UpdateRuleInput | typeof OrderRulesInput, input: unknown) =>
    schema.safeParse(input).error?.issues.map(({ path }) => `/${path.join("/")}`);
  const rule = { name: "One", conditions: {}, actions: { priority: "high" } };

  it.each<[string, object, string]>([
    ["without a name", { name: " " }, "/name"],
    ["without an action", { actions: {} }, "/actions"],
    ["with an unknown condition", { conditions: { colour: ["red"] } }, "/conditions"],
    ["with an empty list", { conditions: { words: [] } }, "/conditions/words"],
    ["with a word of punctuation", { conditions: { words: ["refund", "?!"] } }, "/conditions/words/1"],
    ["with a domain without a dot", { conditions: { mailDomains: ["localhost"] } }, "/conditions/mailDomains/0"],
    [
      "with an unknown time zone",
      {
        conditions: {
          hours: { inside: true, hours: { timeZone: "Moon/Sea", spans: [{ day: 1, from: "09:00", to: "17:00" }] } },
        },
      },
      "/conditions/hours/hours/timeZone",
    ],
    [
      "with a time span that ends before it begins",
      {
        conditions: {
          hours: { inside: true, hours: { timeZone: "UTC", spans: [{ day: 1, from: "17:00", to: "09:00" }] } },
        },
      },
      "/conditions/hours/hours/spans/0/to",
    ],
    [
      "with an approval without approvers",
      { actions: { approval: { name: "Cost", needs: "one", approvers: [] } } },
      "/actions/approval/approvers",
    ],
  ])("A rule %s is refused with a pointer", (_what, change, pointer) => {
    expect(pointers(CreateRuleInput, { ...rule, ...change })).toEqual([pointer]);
  });

  it("A change must not be empty and an order must not repeat a rule", () => {
    const id = newId();
    expect(pointers(UpdateRuleInput, {})).toEqual(["/"]);
    expect(pointers(OrderRulesInput, { ids: [id, id] })).toEqual(["/ids"]);
  });
});
