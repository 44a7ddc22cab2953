import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { startFakeGemini } from "@/tests/contracts/gemini/fake-gemini";
import { scratchFolder } from "@/tests/support/settings";
import { topicRows } from "@/tests/support/topic-rows";

let folder: string;
let train: string;
let test: string;

beforeAll(() => {
  folder = scratchFolder();
  train = written("train.jsonl", jsonl(rowsOf(40, 1)));
  test = written("test.jsonl", jsonl(rowsOf(20, 2)));
});

function rowsOf(count: number, seed: number) {
  return topicRows({ access: count, hardware: count, travel: count }, seed).map(({ title, body, labels }) => ({
    title,
    body,
    team: labels[0]!,
  }));
}

function jsonl(rows: object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** Writes a file into the scratch folder; returns its path. */
function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function run(...args: string[]) {
  return runWith({ GEMINI_API_KEY: "" }, ...args);
}

async function runWith(settings: Record<string, string>, ...args: string[]) {
  const options = { env: { ...process.env, NODE_NO_WARNINGS: "1", ...settings } };
  const script = ["--import", "tsx", "scripts/triage/eval.ts", "--text", "title,body", "--label", "team"];
  return promisify(execFile)(process.execPath, [...script, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

const KEYS = [
  ...["n", "classes", "accuracy", "macroF1", "top3", "ece", "majority", "keywordRules", "coverageAt90", "accuracyAt90"],
  ...["autoApplied", "trainMs", "predictP50Us", "predictP99Us", "modelBytes"],
];

// Each run is a process of its own, slow on a busy machine.
describe("npm run triage:eval", { timeout: 240_000 }, () => {
  it("The command trains on one file, measures on another, and ends with one line of figures [S0.4] [S0.36]", async () => {
    const { code, stdout } = await run("--train", train, "--test", test);
    const lines = stdout.trimEnd().split("\n");
    const figures = JSON.parse(lines.at(-1)!);
    expect([code, Object.keys(figures)]).toEqual([0, KEYS]);
    expect(lines.length).toBe(KEYS.length + 1);
    expect(figures).toMatchObject({ n: 60, classes: 3, top3: 1, majority: 0.3333, keywordRules: null });
    expect(figures.accuracy).toBeGreaterThan(0.9);
    // With 120 labels a model applies nothing.
    expect(figures.autoApplied).toBe(0);
  });

  it("The command measures keyword rules and foreign texts, prints only the JSON line, and reads CSV", async () => {
    const categories = written(
      "categories.json",
      JSON.stringify([{ slug: "travel", name: "Travel", description: "", keywords: ["train", "hotel", "flight"] }]),
    );
    const more = written("more.jsonl", jsonl(rowsOf(80, 3)));
    const csv = `title;body;team\n${rowsOf(20, 2)
      .map(({ title, body, team }) => `${title};"${body}";${team}`)
      .join("\n")}`;
    const foreign = written("foreign.csv", "text\nMy cake collapses when it leaves the oven\n");
    const args = ["--train", more, "--test", written("test.csv", csv), "--foreign", foreign, "--json"];
    const { stdout } = await run(...args, "--categories", categories);
    const figures = JSON.parse(stdout);
    expect(Object.keys(figures)).toEqual([...KEYS, "foreignAutoApplied"]);
    expect(figures.keywordRules).toBeGreaterThan(0.1);
    expect(figures.keywordRules).toBeLessThanOrEqual(1 / 3);
    expect(figures.autoApplied).toBeGreaterThan(0.5);
    expect(figures.foreignAutoApplied).toBe(0);
  });

  it("The same seed gives the same figures, and no row is on both sides", async () => {
    const args = ["--train", train, "--split", "0.25", "--limit-train", "50", "--json"];
    const [first, again, other] = await Promise.all(["5", "5", "6"].map((seed) => run(...args, "--seed", seed)));
    const steady = ({ stdout }: { stdout: string }) => {
      const { trainMs, predictP50Us, predictP99Us, ...figures } = JSON.parse(stdout);
      return figures;
    };
    expect(steady(first!)).toEqual(steady(again!));
    expect(steady(first!)).not.toEqual(steady(other!));
    expect(steady(first!).n).toBe(30);
  });

  it("The rows with the greatest values are held out, and near-duplicates stay on one side", async () => {
    const dated = rowsOf(10, 4).map((row, i) => ({ ...row, day: `2031-01-${String(i + 1).padStart(2, "0")}` }));
    const late = { title: "late", body: "only word", team: "late", day: "2031-02-01" };
    const file = written("dated.jsonl", jsonl([late, ...dated]));
    const { stdout } = await run("--train", file, "--split", "0.2", "--split-by", "day", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ n: 7, classes: 3 });

    const twins = rowsOf(10, 4).flatMap((row) => [row, { ...row, title: `${row.title}!` }]);
    const parted = await run("--train", written("twins.jsonl", jsonl(twins)), "--split", "0.5", "--json");
    expect(JSON.parse(parted.stdout).n % 2).toBe(0);
  });

  it("An unknown label counts as wrong, and rows without text or label are left out and reported", async () => {
    const rows = [...rowsOf(1, 2), { title: "", body: " ", team: "access" }, { title: "x", body: "y", team: null }];
    const odd = written("odd.jsonl", jsonl([...rows, { title: "strange", body: "unheard of", team: "unheard" }]));
    const { stdout, stderr } = await run("--train", train, "--test", odd, "--json");
    const { n, accuracy, top3 } = JSON.parse(stdout);
    expect(n).toBe(4);
    expect(accuracy).toBeLessThanOrEqual(0.75);
    expect(top3).toBe(0.75);
    expect(stderr).toBe(`${odd}: 1 row without text left out.\n${odd}: 1 row without a label left out.\n`);
  });

  it.each([
    [
      "one class",
      '{"title":"a","body":"b","team":"x"}\n{"title":"c","body":"d","team":"x"}\n',
      /All 2 training rows .* “x”/,
    ],
    ["no JSON", '{"title":"a","body":"b","team":"x"}\n{"title":\n[1]\n', /line 2: .*\n.*line 3: not a JSON object/],
    ["a missing field", '{"title":"a","body":"b"}\n', /has no field “team”; it has title, body/],
    ["nothing", "\n", /has no rows/],
  ])("A faulty file ends the command with 2 and a message: %s", async (_, text, sentence) => {
    const { code, stdout, stderr } = await run("--train", written("bad.jsonl", text), "--test", test);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(sentence);
  });

  it.each([
    [
      "an open quotation mark",
      'title,body,team\na,b,x\nc,"d,y\n',
      /line 3: a quotation mark in this row is never closed/,
    ],
    [
      "a row that is too short",
      "title,body,team\na,b,x\nc,d\n",
      /line 3: this line has 2 fields, but the header has 3/,
    ],
  ])("A broken CSV line is named, and the command ends with 2: %s", async (_, text, sentence) => {
    const { code, stderr } = await run("--train", written("bad.csv", text), "--test", test);
    expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)]);
  });

  it("Gemini gets the labels as its closed list, and a refused call ends the command", async () => {
    const fake = await startFakeGemini({
      answer: ({ ticket, prompt }) => ({
        // Always the first label, quoted with the ticket's first word; not confident without travel.
        category: {
          value: "c1",
          confidence: ticket.includes("train") ? 0.95 : 0.3,
          reason: "",
          quotes: [/\w+/.exec(ticket)![0]],
        },
        priority: { value: /- (low)/.exec(prompt)![1], confidence: 0.5, reason: "", quotes: [] },
        skills: { value: [], confidence: 0.5, reason: "", quotes: [] },
      }),
    });
    const settings = { GEMINI_API_KEY: "k", GEMINI_BASE_URL: fake.url };
    const few = written("few.jsonl", jsonl(rowsOf(2, 2)));
    const args = ["--train", train, "--test", few, "--provider", "gemini", "--json"];
    const { code, stdout } = await runWith(settings, ...args);
    expect([code, fake.requests.length]).toEqual([0, 6]);
    expect(fake.requests[0]!.prompt).toMatch(/c1: access\..*\n- c2: hardware\.\n- c3: travel\./);
    expect(JSON.parse(stdout)).toMatchObject({ n: 6, accuracy: 0.3333, trainMs: 0, modelBytes: 0 });
    await fake.close();
    const refused = await startFakeGemini({ faults: ["bad_key"] });
    const { code: second, stderr } = await runWith({ ...settings, GEMINI_BASE_URL: refused.url }, ...args);
    await refused.close();
    expect([second, stderr]).toEqual([2, "The call to Gemini failed: bad_key.\n"]);
  });

  it("Unusable options, and Gemini without a key, are refused", async () => {
    const wrong = await Promise.all([
      run("--train", train),
      run("--train", train, "--test", test, "--split", "0.2"),
      run("--train", train, "--test", test, "--seed", "x"),
      run("--train", train, "--test", join(folder, "none.jsonl")),
      run("--train", train, "--test", test, "--provider", "gemini"),
    ]);
    expect(wrong.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    expect(wrong.map(({ stderr }) => stderr.split("\n")[0])).toEqual([
      "Either --test FILE or --split SHARE is needed.",
      "Either --test FILE or --split SHARE is needed.",
      "--seed takes a whole number from 0 on.",
      expect.stringMatching(/none\.jsonl can't be read\.$/),
      "--provider gemini needs the setting GEMINI_API_KEY.",
    ]);
  });
});
