import { describe, expect, it } from "vitest";
import { TOPIC_HINTS, topicRows } from "@/tests/support/topic-rows";
import { predictLabels } from "./classifier";
import { encodeClassifier } from "./encode";
import { macroF1 } from "./measure";
import type { LabelledText } from "./samples";
import { type TrainOptions, train } from "./train";

const EVEN = { access: 60, hardware: 60, travel: 60 };
const { classifier } = train(topicRows(EVEN), { kind: "one" });

/** Share of rows with a correct first label. */
function accuracy(rows: LabelledText[], trained: LabelledText[], options: Partial<TrainOptions> = {}): number {
  const { classifier: own } = train(trained, { kind: "one", ...options });
  return rows.filter((row) => predictLabels(own, row).ranking[0]!.label === row.labels[0]).length / rows.length;
}

describe("train", () => {
  it("A classifier learns topics, and its confidences add up to one", () => {
    const rows = topicRows({ access: 40, hardware: 40, travel: 40 }, 9);
    expect(accuracy(rows, topicRows(EVEN))).toBeGreaterThan(0.95);
    const { ranking } = predictLabels(classifier, rows[0]!);
    expect(ranking.map(({ label }) => label).sort()).toEqual(["access", "hardware", "travel"]);
    expect(ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 6);
    expect([...ranking].sort((a, b) => b.confidence - a.confidence)).toEqual(ranking);
  });

  it("The same rows and seed give the same bytes", () => {
    const bytesFor = (seed: number) =>
      Buffer.from(encodeClassifier(train(topicRows(EVEN), { kind: "one", seed }).classifier));
    expect(bytesFor(7).equals(bytesFor(7))).toBe(true);
    expect(bytesFor(7).equals(bytesFor(8))).toBe(false);
  });

  it("The result does not depend on which class comes first", () => {
    const rows = topicRows(EVEN);
    const turned = [...rows].sort((a, b) => (a.labels[0]! < b.labels[0]! ? 1 : -1));
    const other = train(turned, { kind: "one" }).classifier;
    expect(other.classes).toEqual(classifier.classes);
    const texts = topicRows({ access: 20, hardware: 20, travel: 20 }, 5);
    const predicted = (own: typeof classifier) => texts.map((text) => predictLabels(own, text).ranking[0]!.label);
    expect(predicted(other)).toEqual(predicted(classifier));
  });

  it("Rows of one class, or none, are refused", () => {
    expect(() => train(topicRows({ access: 30 }), { kind: "one" })).toThrow(RangeError);
    expect(() => train(topicRows({ access: 30 }), { kind: "one", hints: TOPIC_HINTS })).toThrow(RangeError);
    expect(() => train([], { kind: "one" })).toThrow(RangeError);
  });

  it("A classifier trains on and classifies texts of 50,000 characters, also without spaces", () => {
    const long = (word: string) => `${word} `.repeat(50_000 / (word.length + 1));
    const rows = [
      ...topicRows(EVEN),
      { title: null, body: long("laptop"), labels: ["hardware"] },
      { title: "x".repeat(50_000), body: "-".repeat(50_000), labels: ["travel"] },
    ];
    const own = train(rows, { kind: "one" }).classifier;
    expect(predictLabels(own, { title: null, body: long("battery") }).ranking[0]!.label).toBe("hardware");
    expect(predictLabels(own, { title: null, body: "y".repeat(50_000) }).familiar).toBe(false);
  });

  it("The accuracy is measured on held-out rows", () => {
    const { accuracy: right, predictions, heldOut, support } = train(topicRows(EVEN), { kind: "one" });
    expect(support).toEqual(EVEN);
    expect([heldOut, predictions.length]).toEqual([180, 180]);
    expect(right).toBe(predictions.filter((each) => each.right).length / 180);
    expect(right).toBeGreaterThan(0.9);
    // By chance a third would be right: the text holds no information about these labels.
    const random = topicRows(EVEN).map((row, i) => ({ ...row, labels: [["a", "b", "c"][i % 3]!] }));
    expect(train(random, { kind: "one" }).accuracy).toBeLessThan(0.5);
  });

  it("Training reports its progress", () => {
    const predictions: number[] = [];
    train(topicRows(EVEN), { kind: "one", onProgress: (done) => predictions.push(done) });
    expect(predictions.length).toBeGreaterThanOrEqual(3);
    expect(predictions).toEqual([...predictions].sort((a, b) => a - b));
    expect(predictions.at(-1)).toBe(1);
  });
});

describe("familiarity", () => {
  it.each([
    ["an empty one", ""],
    ["one of signs", "?!? ... ---"],
    ["gibberish", "qwzx vbnplk zzrtgh jjkqx wwvvb prtlkm"],
    ["another language", "Guten Tag, unsere Heizung im Keller macht seit gestern merkwürdige Geräusche"],
    ["another script", "サーバーに接続できません。再起動しても同じです。"],
    ["another subject", "The recipe says two eggs and flour, but my cake collapses when it leaves the oven"],
  ])("The text %s is not familiar", (_, body) => {
    expect(predictLabels(classifier, { title: null, body }).familiar).toBe(false);
  });

  it("Most similar texts are familiar", () => {
    const rows = topicRows({ access: 50, hardware: 50, travel: 50 }, 4);
    expect(rows.filter((row) => predictLabels(classifier, row).familiar).length).toBeGreaterThan(120);
  });
});

describe("imbalanced classes", () => {
  it("Rare classes are found too", () => {
    // One row in twenty is rare and shares most of its words with the others.
    const blurred = (seed: number, counts: Record<string, number>) =>
      topicRows(counts, seed).map(({ title, body, labels }, i) => ({
        title: null,
        body: `${body.split(" ").slice(2).join(" ")} ${i % 3 === 0 ? title : ""}`,
        labels,
      }));
    const own = train(blurred(1, { access: 380, hardware: 12, travel: 8 }), { kind: "one" }).classifier;
    const pairs = blurred(2, { access: 380, hardware: 12, travel: 8 }).map((row) => ({
      actual: row.labels[0]!,
      predicted: predictLabels(own, row).ranking[0]!.label,
    }));
    expect(macroF1(pairs)).toBeGreaterThan(0.75);
    expect(new Set(pairs.map(({ predicted }) => predicted)).size).toBe(3);
  });
});

describe("kind many", () => {
  const both = (rows: LabelledText[], others: LabelledText[]) =>
    rows.map((row, i) => ({
      title: null,
      body: `${row.title} ${row.body} ${others[i]!.title} ${others[i]!.body}`,
      labels: [...row.labels, ...others[i]!.labels],
    }));
  const rows = [
    ...topicRows({ access: 40, hardware: 40, travel: 40 }),
    ...both(topicRows({ access: 40 }, 2), topicRows({ travel: 40 }, 3)),
    ...topicRows({ access: 20 }, 6).map((row) => ({
      title: null,
      body: row.body.split(" ").slice(3).join(" "),
      labels: [],
    })),
  ];

  it("Each label is decided separately: two, one or none", () => {
    const own = train(rows, { kind: "many" }).classifier;
    const predicted = (text: LabelledText) =>
      predictLabels(own, text)
        .ranking.filter(({ confidence }) => confidence > 0.5)
        .map(({ label }) => label)
        .sort();
    const [two] = both(topicRows({ access: 1 }, 11), topicRows({ travel: 1 }, 12));
    expect(predicted(two!)).toEqual(["access", "travel"]);
    expect(predicted(topicRows({ hardware: 1 }, 13)[0]!)).toEqual(["hardware"]);
    expect(predicted({ title: null, body: "please help since morning thanks", labels: [] })).toEqual([]);
  });

  it("The order of a row's labels does not matter", () => {
    const turned = rows.map((row) => ({ ...row, labels: [...row.labels].reverse() }));
    const bytes = [rows, turned].map((each) => Buffer.from(encodeClassifier(train(each, { kind: "many" }).classifier)));
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
  });
});

describe("few labels", () => {
  const rows = topicRows({ access: 40, hardware: 40, travel: 40 }, 21);

  it("Without labels the admins' descriptions decide", () => {
    expect(accuracy(rows, [], { hints: TOPIC_HINTS })).toBeGreaterThan(0.8);
    expect(train([], { kind: "one", hints: TOPIC_HINTS }).accuracy).toBeNull();
  });

  it("Descriptions help with six labels and beat six labels alone", () => {
    const few = topicRows({ access: 2, hardware: 2, travel: 2 }, 3);
    expect(accuracy(rows, few, { hints: TOPIC_HINTS })).toBeGreaterThan(accuracy(rows, few));
  });

  it("A class without labels is known by its description", () => {
    const own = train(topicRows({ access: 4, hardware: 4 }, 3), { kind: "one", hints: TOPIC_HINTS });
    expect(own.support.travel).toBe(0);
    expect(predictLabels(own.classifier, topicRows({ travel: 1 }, 8)[0]!).ranking[0]!.label).toBe("travel");
  });

  it("Many labels outvote a description", () => {
    const wrong = new Map([
      ["access", TOPIC_HINTS.get("travel")!],
      ["hardware", TOPIC_HINTS.get("access")!],
      ["travel", TOPIC_HINTS.get("hardware")!],
    ]);
    expect(accuracy(rows, topicRows({ access: 2, hardware: 2, travel: 2 }, 3), { hints: wrong })).toBeLessThan(0.5);
    expect(accuracy(rows, topicRows(EVEN), { hints: wrong })).toBeGreaterThan(0.9);
  });

  it("Without rows no text is familiar", () => {
    const own = train([], { kind: "one", hints: TOPIC_HINTS }).classifier;
    expect(rows.filter((row) => predictLabels(own, row).familiar)).toEqual([]);
  });
});
