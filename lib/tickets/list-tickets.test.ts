import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { PRIORITIES } from "@/lib/domain/ticket";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createCategoryRow, createTeamRow } from "@/tests/support/workspace";
import { ListTicketsInput, SORTS } from "./input";
import { listTickets } from "./list-tickets";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;
let moderator: PersonActor;
let team: string;
let network: { id: string; slug: string };
let billing: { id: string; slug: string };

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin");
  moderator = await createPerson(db, "moderator");
  team = await createTeamRow(db, [moderator]);
  network = await createCategoryRow(db, team);
  billing = await createCategoryRow(db);
});

let created = 0;
async function create(...rows: Partial<typeof tickets.$inferInsert>[]): Promise<string[]> {
  const made = await db
    .insert(tickets)
    .values(
      rows.map((row) => ({
        number: `TKT-20261101-${String(++created).padStart(4, "0")}`,
        description: "Something is wrong.",
        channel: "web" as const,
        requesterId: ida.id,
        ...row,
      })),
    )
    .returning({ id: tickets.id });
  return made.map((row) => row.id);
}

const list = (query: Record<string, unknown> = {}, actor: PersonActor = admin) =>
  listTickets(testContext(db, actor), ListTicketsInput.parse(query));
const idsOf = async (query: Record<string, unknown>, actor?: PersonActor) =>
  (await list({ limit: 100, ...query }, actor)).tickets.map((ticket) => ticket.id);

describe("filters", () => {
  let plain: string;
  let busy: string;
  let old: string;

  beforeAll(async () => {
    [plain, busy, old] = (await create(
      { createdAt: new Date("2026-10-02T12:00:00Z") },
      {
        createdAt: new Date("2026-10-03T00:00:00Z"),
        status: "in_progress",
        categoryId: network.id,
        teamId: team,
        priority: "critical",
        assigneeId: moderator.id,
        triage: "done",
      },
      {
        createdAt: new Date("2026-09-30T23:59:59.999Z"),
        status: "closed",
        categoryId: billing.id,
        priority: "low",
        triage: "needs_review",
        approval: "approved",
      },
    )) as [string, string, string];
  });

  it.each<[string, () => Record<string, unknown>, () => string[]]>([
    ["status", () => ({ status: "closed" }), () => [old]],
    ["either of two statuses", () => ({ status: "closed,in_progress" }), () => [busy, old]],
    ["statuses given twice", () => ({ status: ["closed", "in_progress"] }), () => [busy, old]],
    ["category", () => ({ category: network.slug }), () => [busy]],
    ["a category that is not there", () => ({ category: "none-such" }), () => []],
    ["priority by an old name", () => ({ priority: "P1 - Critical" }), () => [busy]],
    ["priorities", () => ({ priority: "low,P3" }), () => [plain, old]],
    ["assignee", () => ({ assignee: moderator.id }), () => [busy]],
    ["nobody or a person", () => ({ assignee: `none,${moderator.id}` }), () => [busy, plain, old]],
    ["nobody", () => ({ assignee: "none" }), () => [plain, old]],
    ["team", () => ({ team }), () => [busy]],
    ["triage", () => ({ triage: "needs_review" }), () => [old]],
    ["approval", () => ({ approval: "approved" }), () => [old]],
    ["first day, whole", () => ({ from: "2026-10-02" }), () => [busy, plain]],
    ["last day, whole", () => ({ to: "2026-10-02" }), () => [plain, old]],
    ["moments", () => ({ from: "2026-10-02T12:00:00Z", to: "2026-10-02T14:00:00+02:00" }), () => [plain]],
    ["several together", () => ({ status: "in_progress", category: network.slug, from: "2026-10-03" }), () => [busy]],
    ["several that exclude each other", () => ({ status: "closed", category: network.slug }), () => []],
  ])("Tickets can be filtered by %s [S2.9, S3.14, S3.21]", async (_what, query, expected) => {
    expect(await idsOf(query())).toEqual(expected());
  });

  it("`me` and `mine` refer to the actor", async () => {
    expect(await idsOf({ assignee: "me" }, moderator)).toEqual([busy]);
    expect(await idsOf({ assignee: "me" })).toEqual([]);
    expect(await idsOf({ team: "mine" }, moderator)).toEqual([busy]);
    expect(await idsOf({ team: "mine" })).toEqual([]);
  });

  it("A filter shows only tickets the actor may see", async () => {
    const stranger = await createPerson(db);
    for (const query of [{}, { assignee: "none" }, { team }, { search: "something" }]) {
      expect(await idsOf(query, stranger)).toEqual([]);
    }
  });

  it.each([
    { status: "opened" },
    { status: "" },
    { priority: "constructor" },
    { assignee: "somebody" },
    { team: "theirs" },
    { from: "yesterday" },
    { from: "2026-02-30" },
    { from: "0000-01-01" },
    { to: "9999-12-31T23:00:00-14:00" },
    { from: ["2026-01-01", "2026-01-02"] },
    { sort: "title" },
    { limit: 0 },
    { limit: 101 },
    { limit: "many" },
    { limit: 1.5 },
    { search: "x".repeat(201) },
    { cursor: "x".repeat(401) },
    { page: 2 },
    { status: Array(51).fill("open") },
  ])("An invalid filter is refused: %j", (query) => {
    expect(ListTicketsInput.safeParse(query).success).toBe(false);
  });
});

describe("listTickets", () => {
  let requester: PersonActor;
  const size = 23;

  beforeAll(async () => {
    requester = await createPerson(db);
    // Some differ only by id.
    const at = (hours: number) => new Date(Date.UTC(2026, 9, 1) + hours * HOUR_MS);
    await create(
      ...Array.from({ length: size }, (_, n) => ({
        requesterId: requester.id,
        priority: PRIORITIES[n % 4]!,
        createdAt: at(n % 5),
        updatedAt: at(n % 3),
        description: `${n} ${"long ".repeat(200)}`,
      })),
    );
  });

  it.each(SORTS)("Pages contain every ticket once, sorted by %s", async (sort) => {
    const whole = await list({ sort, limit: 100 }, requester);
    expect(whole.tickets).toHaveLength(size);
    expect(whole.nextCursor).toBeNull();
    for (const limit of [1, 4, 22, 23]) {
      const paged: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await list({ sort, limit, cursor }, requester);
        paged.push(...page.tickets.map((ticket) => ticket.id));
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(whole.tickets.map((ticket) => ticket.id));
    }
  });

  it("Tickets are in the order of the sort", async () => {
    const keys = async (sort: string) =>
      (await list({ sort, limit: 100 }, requester)).tickets.map((ticket) => [
        PRIORITIES.indexOf(ticket.priority),
        ticket.createdAt,
        ticket.updatedAt,
        ticket.id,
      ]);
    const by =
      (...at: number[]) =>
      (a: (string | number)[], b: (string | number)[]) => {
        for (const key of at) if (a[key] !== b[key]) return a[key]! > b[key]! ? -1 : 1;
        return 0;
      };
    const rows = await keys("newest");
    expect(rows).toEqual([...rows].sort(by(1, 3)));
    expect(await keys("oldest")).toEqual([...rows].sort(by(1, 3)).reverse());
    expect(await keys("updated")).toEqual([...rows].sort(by(2, 3)));
    expect(await keys("priority")).toEqual([...rows].sort(by(0, 1, 3)));
  });

  it("New tickets do not make pages skip or repeat others", async () => {
    const first = await list({ limit: 10 }, requester);
    await create({ requesterId: requester.id, createdAt: new Date("2026-11-19T00:00:00Z") });
    const rest = await list({ limit: 100, cursor: first.nextCursor }, requester);
    const ids = [...first.tickets, ...rest.tickets].map((ticket) => ticket.id);
    expect(new Set(ids).size).toBe(size);
  });

  it("The list shows the beginning of a description and nothing for staff only", async () => {
    const { tickets: shown } = await list({}, requester);
    expect(shown[0]?.description.length).toBeLessThanOrEqual(300);
    expect(shown[0]).not.toHaveProperty("helpfulNotes");
    expect((await list()).tickets[0]).toHaveProperty("helpfulNotes");
  });

  it.each(SORTS)("An invalid cursor is refused, sorted by %s", async (sort) => {
    const other = SORTS[(SORTS.indexOf(sort) + 1) % SORTS.length]!;
    const foreign = (await list({ sort: other, limit: 1 }, requester)).nextCursor!;
    const encode = (key: unknown) => Buffer.from(JSON.stringify(key)).toString("base64url");
    const id = newId();
    const forged = [
      foreign,
      "not base64!",
      Buffer.from("[").toString("base64url"),
      ...[
        null,
        {},
        [sort],
        [sort, "x", id],
        [sort, 1, id],
        [sort, "0000-01-01T00:00:00Z", id],
        [sort, 9e99, "2026-01-01T00:00:00Z", id],
        [sort, "2026-01-01T00:00:00Z", "1 or 1=1"],
      ].map(encode),
    ];
    for (const cursor of forged) {
      const refused = list({ sort, cursor }, requester);
      await expect(refused, cursor).rejects.toMatchObject({ code: "invalid", errors: [{ pointer: "/cursor" }] });
    }
  });
});

describe("search", () => {
  let requester: PersonActor;
  let found: (query: string) => Promise<string[]>;

  beforeAll(async () => {
    requester = await createPerson(db);
    const rows = {
      mongo: { title: "MongoDB", description: "Replication stops." },
      go: { description: "Our Go service can't reach report.pdf at files.example.test/share" },
      tag: { description: "List<String> fails; mail jo.doe@example.test, e-mail again, 10.0.0.7:8080" },
      umlaut: { description: "Übergröße und naïve Überläufe, 請求書 kaputt" },
    };
    const ids = await create(...Object.values(rows).map((row) => ({ ...row, requesterId: requester.id })));
    const names = new Map(ids.map((id, at) => [id, Object.keys(rows)[at]!]));
    found = async (search) => (await idsOf({ search }, requester)).map((id) => names.get(id)!).sort();
  });

  it.each([
    ["mongodb", ["mongo"]],
    ["MONGO", ["mongo"]],
    ["replication stops", ["mongo"]],
    ["stops replic", ["mongo"]],
    ["replic stops", []],
    ["ongodb", []],
    ["go", ["go"]],
    ["report.pdf", ["go"]],
    ["pdf", ["go"]],
    ["share", ["go"]],
    ["example", ["go", "tag"]],
    ["jo.doe@example.test", ["tag"]],
    ["string", ["tag"]],
    ["e-mail", ["tag"]],
    ["10.0.0.7", ["tag"]],
    ["übergröße", ["umlaut"]],
    ["ÜBER", ["umlaut"]],
    ["can't", ["go"]],
    ["  ", ["go", "mongo", "tag", "umlaut"]],
    ["...", []],
  ])("Searching for %j finds %j: whole words, the last as a prefix [S2.9]", async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it("A ticket is found by its number, complete or partial, in any case", async () => {
    const [id] = await create({ number: "TKT-20251224-0042", requesterId: requester.id });
    for (const search of ["TKT-20251224-0042", "tkt-20251224", "TKT-2025", "20251224", "0042"]) {
      expect(await idsOf({ search }, requester)).toEqual([id]);
    }
    expect(await idsOf({ search: "TKT-20251224-0043" }, requester)).toEqual([]);
  });

  it("Search text is words, never query syntax", async () => {
    const nasty = [
      "a & b",
      "!x | y",
      "'; drop table tickets; --",
      "\\",
      "<->",
      "a:*b",
      "(",
      "%_",
      "x'::tsquery",
      "\u{1F525}",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: "grapheme", maxLength: 60 })),
        async (typed) => {
          const search = typed.replaceAll("\0", "").slice(0, 200).toWellFormed();
          expect(Array.isArray(await idsOf({ search }, requester))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
    expect(await idsOf({}, requester)).not.toEqual([]);
  });
});
