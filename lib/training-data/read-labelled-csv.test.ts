import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES } from "@/lib/domain/ticket";
import { labelLists } from "./label-lists";
import { formatRowFault } from "./labelled-row";
import { readLabelledCsv } from "./read-labelled-csv";

const LISTS = labelLists(
  [
    { slug: "billing", name: "Billing & refunds" },
    { slug: "technical", name: "Technical" },
    { slug: "old", name: "Old things", retired: true },
  ],
  [
    { slug: "node.js", name: "Node.js", aliases: ["node"] },
    { slug: "go", name: "Go", aliases: ["golang"] },
    { slug: "react-native", name: "React Native", aliases: [] },
  ],
);

const read = (text: string | Uint8Array) =>
  readLabelledCsv(typeof text === "string" ? new TextEncoder().encode(text) : text, LISTS);
const rowsOf = async (text: string | Uint8Array) => {
  const file = await read(text);
  if ("faults" in file) throw new Error(file.faults.map(formatRowFault).join("\n"));
  return file.rows;
};
const faultsOf = async (text: string | Uint8Array) => {
  const file = await read(text);
  return "faults" in file ? file.faults.map(formatRowFault) : [];
};
const row = (text: string, more: object = {}) => ({ text, category: null, priority: null, skills: null, ...more });

describe("a file of decided texts", () => {
  it("A file is read with the workspace's labels: category by slug or name, priority in any form, skills by alias [S0.37]", async () => {
    const rows = await rowsOf(
      [
        "text,department,priority,skills",
        "Charged twice,BILLING,P1 - Critical,",
        'Crashes,technical,High,"Golang; node"',
        "Refund please,Billing & Refunds,,",
        "Slow app,,,React  native|GO",
      ].join("\n"),
    );
    expect(rows).toEqual([
      row("Charged twice", { category: "billing", priority: "critical" }),
      row("Crashes", { category: "technical", priority: "high", skills: ["go", "node.js"] }),
      row("Refund please", { category: "billing" }),
      row("Slow app", { skills: ["react-native", "go"] }),
    ]);
  });

  it("Columns may be in any order and case, and a title is put before the text", async () => {
    expect(await rowsOf("Category,TEXT, title \nbilling,Twice.,Charged\nbilling,Once.,")).toEqual([
      row("Charged\n\nTwice.", { category: "billing" }),
      row("Once.", { category: "billing" }),
    ]);
  });

  it.each([
    ["semicolons", "text;category\na, b;billing"],
    ["tabs", "text\tcategory\na, b\tbilling"],
    ["quotes", 'text,category\n"a, b",billing'],
    ["quoted heads", '"text";"category"\n"a, b";"billing"'],
    ["a byte order mark", '\uFEFFtext,category\n"a, b",billing'],
    ["Windows' line ends", 'text,category\r\n"a, b",billing\r\n'],
    ["old line ends", 'text,category\r"a, b",billing\r'],
    ["blank lines and rows", '\ntext,category\n\n"a, b",billing\n,\n\n'],
  ])("A file may be written with %s", async (_what, text) => {
    expect(await rowsOf(text)).toEqual([row("a, b", { category: "billing" })]);
  });

  it("A file may be UTF-16, as from spreadsheets", async () => {
    const text = "\uFEFFtext\tcategory\nZürich\tbilling\n";
    expect(await rowsOf(Buffer.from(text, "utf16le"))).toEqual([row("Zürich", { category: "billing" })]);
    expect(await rowsOf(Buffer.from(text, "utf16le").swap16())).toEqual([row("Zürich", { category: "billing" })]);
  });

  it("Line breaks and quotation marks inside a text are kept, also at chunk borders", async () => {
    const long = `${"x".repeat(40_000)}€`;
    const text = `text,category\n"${long}","billing"\n"${long}\r\nsaid ""no""",billing`;
    expect(await rowsOf(text)).toEqual([
      row(long, { category: "billing" }),
      row(`${long}\nsaid "no"`, { category: "billing" }),
    ]);
  });
});

describe("a file that can't be right is told line by line", () => {
  it.each<[string, string, string[]]>([
    [
      "an unknown category",
      "text,category\na,billling",
      ["Line 2: there is no category “billling”; did you mean “billing”?"],
    ],
    [
      "one that is near none",
      "text,category\na,shoes",
      ["Line 2: there is no category “shoes”; choose from billing, technical."],
    ],
    ["a retired one", "text,category\na,Old Things", ["Line 2: the category “Old Things” is retired."]],
    ["an unknown skill", "text,skills\na,go|nodd.js", ["Line 2: there is no skill “nodd.js”; did you mean “node.js”?"]],
    [
      "a priority that is none",
      "text,priority\na,asap",
      ["Line 2: “asap” is not a priority. Use low, medium, high or critical, or P4 to P1."],
    ],
    ["no text", "text,category\n ,billing", ["Line 2: the text is empty."]],
    ["a title without text", "title,text,category\na,,billing", ["Line 2: the text is empty."]],
    [
      "no label",
      "text,category,priority\na,,",
      ["Line 2: this row has no label. Add a category, a priority or skills."],
    ],
    [
      "a text that is too long",
      `text,category\n${"x".repeat(50_001)},billing`,
      ["Line 2: the text has 50,001 characters. The maximum is 50,000."],
    ],
    ["a NUL", "text,category\na\0b,billing", ["Line 2: the text contains a NUL character."]],
    [
      "a field too many",
      "text,category\na,b,billing",
      ["Line 2: this row has 3 fields, but the first row has 2. Put a text that contains a separator in quotes."],
    ],
    [
      "a field too few",
      "text,category\na",
      ["Line 2: this row has 1 fields, but the first row has 2. Put a text that contains a separator in quotes."],
    ],
    [
      "a quotation mark that stays open",
      'text,category\na,billing\n\n"b,billing\nc,billing',
      ["Line 4: a quotation mark in this row is never closed."],
    ],
    [
      "something after a closing mark",
      'text,category\n"a" b,billing',
      ["Line 2: there is text after a closing quotation mark. Double quotation marks inside a field."],
    ],
    [
      "a mark inside a bare field",
      'text,category\na "b",billing',
      [
        "Line 2: there is a quotation mark in a field without quotes. Put the field in quotes and double the mark inside it.",
      ],
    ],
    [
      "a misspelled column",
      "text,categroy,priority\na,billing,low",
      ["Line 1: there is no column “categroy”; did you mean “category”?"],
    ],
    [
      "a foreign column",
      "text,category,id\na,billing,1",
      ["Line 1: there is no column “id”. Columns are text, title, category (or department), priority and skills."],
    ],
    [
      "a column twice",
      "text,category,department\na,billing,billing",
      ["Line 1: the column category appears twice (department is the same)."],
    ],
    [
      "no column of texts",
      "title,category\na,billing",
      ["Line 1: the column text is missing. Columns are text, title, category (or department), priority and skills."],
    ],
    [
      "no column of labels",
      "text,title\na,b",
      ["Line 1: the file needs at least one of the columns category, priority and skills."],
    ],
    [
      "a column without name",
      "text,category,\na,billing,",
      ["Line 1: a column has no name. Columns are text, title, category (or department), priority and skills."],
    ],
    ["no rows", "text,category\n", ["Line 1: the file has no rows."]],
    ["nothing at all", "", ["Line 1: the file has no rows."]],
  ])("%s", async (_what, text, faults) => {
    expect(await faultsOf(text)).toEqual(faults);
  });

  it("All faults of a row are reported at its first line", async () => {
    const text =
      'text,category,priority\r\n"two\r\nlines",billing,low\r\n\r\n"three\r\n\r\nlines",x1,asap\r\nb,bilxing,low';
    expect((await faultsOf(text)).map((words) => words.split(":")[0])).toEqual(["Line 5", "Line 5", "Line 8"]);
  });

  it("At most a hundred faults are reported, and no row of such a file is read", async () => {
    const file = await read(`text,category\ngood,billing\n${"a,shoes\n".repeat(500)}`);
    expect("rows" in file).toBe(false);
    expect("faults" in file && file.faults.length).toBe(100);
  });

  it("A file in another encoding, with too many rows, or too large is refused", async () => {
    expect(await faultsOf(Buffer.from("text,category\nZ\xfcrich,billing", "latin1"))).toEqual([
      "Line 1: the file is not UTF-8. Save it as “CSV UTF-8”.",
    ]);
    expect(await faultsOf(`text,category\n${"a,billing\n".repeat(50_001)}`)).toEqual([
      "Line 50,002: the file has more than 50,000 rows. Import it in parts.",
    ]);
    expect(await faultsOf(new Uint8Array(50 * 1024 * 1024 + 1))).toEqual(["Line 1: the file is larger than 50 MB."]);
  });

  it("A missing closing quotation mark in a large file is found without reading the rest into memory", async () => {
    const faults = await faultsOf(`text,category\n"a,billing\n${"b,billing\n".repeat(200_000)}`);
    expect(faults).toEqual(["Line 2: this row is too long. A closing quotation mark may be missing."]);
  });
});

describe("what a CSV writer wrote", () => {
  const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .map((each) => each.replaceAll("\0", " ").trim())
    .filter((each) => each !== "" && each.isWellFormed());
  const decided = fc.record({
    text,
    category: fc.constantFrom("billing", "technical"),
    priority: fc.option(fc.constantFrom(...PRIORITIES)),
    skills: fc.option(fc.uniqueArray(fc.constantFrom("go", "node.js", "react-native"), { minLength: 1 })),
  });

  it("A written CSV is read back unchanged, for any text, separator and line ending", async () => {
    const many = fc.array(decided, { minLength: 1 });
    const separators = fc.constantFrom(",", ";", "\t");
    const ends = fc.constantFrom("\n", "\r\n");
    await fc.assert(
      fc.asyncProperty(many, separators, ends, async (rows, separator, end) => {
        const lines = rows.map((each) =>
          [each.text, each.category, each.priority ?? "", each.skills?.join("|") ?? ""].map(quoted).join(separator),
        );
        const file = [["text", "category", "priority", "skills"].join(separator), ...lines].join(end);
        const normal = rows.map((each) => ({ ...each, text: each.text.replace(/\r\n?/g, "\n") }));
        expect(await rowsOf(file)).toEqual(normal);
      }),
      { numRuns: 200 },
    );
  });
});
