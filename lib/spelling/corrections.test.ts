import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { createSkill } from "@/lib/catalogue/create-skill";
import type { Db } from "@/lib/db/client";
import { spellingCorrections } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { deleteCorrection } from "./delete-correction";
import { CreateCorrectionInput, ListCorrectionsInput, UpdateCorrectionInput } from "./input";
import { loadDictionary } from "./load-dictionary";
import { listCorrections } from "./queries";
import { saveCorrection } from "./save-correction";
import { seedCorrections } from "./seed-corrections";
import { STARTER_CORRECTIONS } from "./starter-corrections";
import { suggestSpelling } from "./suggest-spelling";

let db: Db;
let admin: PersonActor;
let user: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  admin = await createPerson(db, "admin");
  user = await createPerson(db);
});

const asAdmin = () => testContext(db, admin);
const add = (word: string, replacement: string) =>
  saveCorrection(asAdmin(), CreateCorrectionInput.parse({ word, replacement }));
const change = (id: string, what: object) => saveCorrection(asAdmin(), { ...UpdateCorrectionInput.parse(what), id });
const list = async (query: object = {}) => listCorrections(asAdmin(), ListCorrectionsInput.parse(query));
const proposed = async (description: string) =>
  (await suggestSpelling(testContext(db, user), { description })).corrections.map((one) => one.proposed);

/** The code and message of the error. */
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => (error instanceof AppError ? `${error.code}: ${error.message}` : Promise.reject(error)),
  );

describe("the dictionary", () => {
  it("Admins edit the dictionary, and changes count for the next text [S3.26]", async () => {
    expect(await proposed("my drukker is broken")).toEqual([]);
    const entry = await add(" Drukker ", "printer");
    expect(entry).toMatchObject({ word: "drukker", replacement: "printer" });
    expect(await proposed("my drukker is broken")).toEqual(["printer"]);
    await change(entry.id, { replacement: "laser printer" });
    expect(await proposed("Drukker is broken.")).toEqual(["Laser printer"]);
    await deleteCorrection(asAdmin(), entry);
    expect(await proposed("my drukker is broken")).toEqual([]);
  });

  it("Only admins may use the dictionary", async () => {
    for (const role of ["user", "moderator"] as const) {
      const ctx = testContext(db, await createPerson(db, role));
      const entry = { word: "xy", replacement: "z" };
      expect(await refusal(saveCorrection(ctx, entry))).toMatch(/^forbidden/);
      expect(await refusal(deleteCorrection(ctx, { id: newId() }))).toMatch(/^forbidden/);
      expect(await refusal(listCorrections(ctx, { limit: 25 }))).toMatch(/^forbidden/);
    }
  });

  it("A word has one entry, even if it is added again or another entry is renamed to it", async () => {
    await add("wrod", "word");
    const other = await add("wodr", "word");
    const taken = "conflict: “wrod” is already in the dictionary, with the correction “word”.";
    expect(await refusal(add("WROD", "sword"))).toBe(taken);
    expect(await refusal(change(other.id, { word: "wrod" }))).toBe(taken);
    expect(await refusal(change(other.id, { word: "wodr" }))).toBe("done");
  });

  it("Corrections never form a circle", async () => {
    const first = await add("aaa", "bbb");
    expect(await refusal(add("bbb", "aaa"))).toBe(
      "conflict: “aaa” is itself corrected to “bbb”. Delete that entry first.",
    );
    const second = await add("bbb", "ccc");
    expect(await refusal(add("ccc", "AAA"))).toMatch(/^conflict/);
    expect(await refusal(change(second.id, { replacement: "aaa" }))).toMatch(/^conflict/);
    await deleteCorrection(asAdmin(), first);
    expect(await refusal(change(second.id, { replacement: "aaa" }))).toBe("done");
  });

  it("A correction may only change capitals, but must change something", async () => {
    await add("postgresql", "PostgreSQL");
    expect(await proposed("our postgresql and PostgreSQL")).toEqual(["PostgreSQL"]);
    expect(await refusal(add("same", "same"))).toMatch(/^invalid/);
  });

  it.each([
    [{ word: "a" }, "word"],
    [{ word: "x".repeat(41) }, "word"],
    [{ word: "two words" }, "word"],
    [{ word: "w0rd" }, "word"],
    [{ word: "wo-rd" }, "word"],
    [{ word: "wo_rd" }, "word"],
    [{ word: "’word" }, "word"],
    [{ replacement: " " }, "replacement"],
    [{ replacement: "x".repeat(61) }, "replacement"],
    [{ replacement: "a\nb" }, "replacement"],
  ])("The entry %j is refused", (fault, field) => {
    const { error } = CreateCorrectionInput.safeParse({ word: "wrng", replacement: "wrong", ...fault });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it("A word may have any letters and either kind of apostrophe", () => {
    const parse = (word: string) => CreateCorrectionInput.parse({ word, replacement: "x" }).word;
    expect(["DOSEN’T", "Größse", "принтор", "e\u0301tat"].map(parse)).toEqual(["dosen't", "größse", "принтор", "état"]);
  });

  it("The dictionary is paged by word and searched in words and corrections", async () => {
    for (const word of ["pgone", "pgtwo", "pgthree"]) await add(word, `right_${word}`);
    const first = await list({ search: "PG", limit: 2 });
    expect(first.corrections.map(({ word }) => word)).toEqual(["pgone", "pgthree"]);
    const rest = await list({ search: "PG", limit: 2, cursor: first.nextCursor });
    expect([rest.corrections.map(({ word }) => word), rest.nextCursor]).toEqual([["pgtwo"], null]);
    expect((await list({ search: "right_pgt" })).corrections).toHaveLength(2);
    expect((await list({ search: "%" })).corrections).toEqual([]);
    await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("The starter dictionary is added once, and never overwrites an admin's changes [S3.26]", async () => {
    const start = testContext(db, jobActor("start-up"));
    await add("teh", "thé");
    expect(await seedCorrections(start)).toBe(true);
    expect(await db.$count(spellingCorrections)).toBeGreaterThanOrEqual(STARTER_CORRECTIONS.length);
    const { corrections: found } = await list({ search: "recieve" });
    await deleteCorrection(asAdmin(), found.find(({ word }) => word === "recieve")!);
    expect(await seedCorrections(start)).toBe(false);
    const words = (await db.select().from(spellingCorrections)).map(
      ({ word, replacement }) => `${word} ${replacement}`,
    );
    expect(words).toContain("teh thé");
    expect(words.filter((word) => word.startsWith("recieve "))).toEqual([]);
  });

  it("The dictionary is rebuilt only when one of its lists has changed", async () => {
    const before = await loadDictionary(asAdmin());
    expect(await loadDictionary(asAdmin())).toBe(before);
    await createSkill(asAdmin(), { name: "Teleprinters", aliases: [] });
    expect(await loadDictionary(asAdmin())).not.toBe(before);
    expect(await proposed("the telepriners are silent")).toEqual(["teleprinters"]);
  });
});
