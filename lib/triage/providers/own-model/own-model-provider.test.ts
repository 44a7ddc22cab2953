import { describe, expect, it } from "vitest";
import type { Catalogue, Predictions } from "@/lib/triage/provider";
import { decodeClassifier, encodeClassifier } from "@/lib/triage/text-classifier/encode";
import { train } from "@/lib/triage/text-classifier/train";
import { ownModelProvider } from "./own-model-provider";

const catalogue: Catalogue = {
  categories: ["billing", "access"].map((slug) => ({ slug, name: slug, description: "", keywords: [] })),
  skills: [
    { slug: "sepa", name: "SEPA", aliases: ["direct debit"] },
    { slug: "saml", name: "SAML", aliases: [] },
    { slug: "kubernetes", name: "Kubernetes", aliases: ["k8s"] },
  ],
  priorities: ["low", "medium", "high", "critical"],
};

const MONEY = ["invoice", "refund", "charged", "payment", "mandate", "amount"];
const DOOR = ["password", "login", "locked", "account", "token", "device"];

/** Texts of two kinds; what has to do with money needed SEPA, what has to do with doors SAML. */
const rows = Array.from({ length: 240 }, (_, n) => {
  const words = n % 2 ? MONEY : DOOR;
  const body = `since monday the ${words[n % 6]} and ${words[(n >> 2) % 6]} for my ${words[(n >> 3) % 6]}`;
  return { title: null, body, category: n % 2 ? "billing" : "access", skills: n % 2 ? ["sepa"] : ["saml"] };
});

function modelOf(kind: "one" | "many", labelsOf: (row: (typeof rows)[number]) => string[], of = rows) {
  const trained = train(
    of.map((row) => ({ title: row.title, body: row.body, labels: labelsOf(row) })),
    { kind },
  );
  return {
    classifier: decodeClassifier(encodeClassifier(trained.classifier))!,
    support: trained.support,
    rows: of.length,
  };
}

const models = {
  category: modelOf("one", ({ category }) => [category]),
  skills: modelOf("many", ({ skills }) => skills),
};
const LEAST = { leastLabels: 200, leastOfClass: 10 };

async function read(description: string, { lists = catalogue, least = LEAST, of = models } = {}): Promise<Predictions> {
  const { signal } = new AbortController();
  const answer = await ownModelProvider(of, { least, model: "m" }).read({
    text: { title: null, description },
    catalogue: lists,
    signal,
  });
  if (!answer.ok) throw new Error("It always answers.");
  return answer.result.fields;
}

const REFUND = "Since monday the refund for my Invoice and the mandate";

describe("our own model as a reader", () => {
  it("says a category with its calibrated confidence, the words that spoke for it as they stand there, and what else it thought of", async () => {
    const { category } = await read(REFUND);
    expect(category).toMatchObject({ value: "billing", isConfident: true });
    expect(category!.confidence).toBeGreaterThan(0.8);
    expect(category!.quotes).toHaveLength(3);
    expect(["refund", "Invoice", "mandate"]).toEqual(expect.arrayContaining(category!.quotes));
    expect(category!.reason).toEqual({ code: "like-labelled", count: 120 });
  });

  it("has no ground for a text unlike those it knows, an empty one, or with few labels, and says which", async () => {
    const holdReasonOf = async (...args: Parameters<typeof read>) => (await read(...args)).category?.holdReason;
    expect(await holdReasonOf("Wie lade ich meine Karte im Ausland wieder auf?")).toBe("unlike-known");
    expect(await holdReasonOf("... ???")).toBe("unlike-known");
    expect(await holdReasonOf(REFUND, { least: { ...LEAST, leastLabels: 241 } })).toBe("few-labels");
    expect(await holdReasonOf(REFUND, { least: { ...LEAST, leastOfClass: 121 } })).toBe("few-labels");
  });

  it("passes over a value that the list lost, and does not give its share to the next one", async () => {
    const lists = { ...catalogue, categories: catalogue.categories.filter(({ slug }) => slug !== "billing") };
    const { category } = await read(REFUND, { lists });
    expect(category).toBeUndefined();
    expect((await read(REFUND, { lists: { ...lists, categories: [] } })).category).toBeUndefined();
  });

  it("finds the skills that such tickets needed, beside those that the text names by any alias", async () => {
    expect((await read(REFUND)).skills).toMatchObject({ value: ["sepa"], quotes: [], isConfident: true });
    const { skills } = await read(`${REFUND} on k8s`);
    expect(skills).toMatchObject({ value: ["kubernetes", "sepa"], quotes: ["k8s"] });
    expect(skills!.reason).toEqual({ code: "skills-learned", learned: ["sepa"], named: true });
  });

  it("adds no skill by itself that it knows from too few tickets, and none at all from few labels", async () => {
    expect((await read(REFUND, { least: { ...LEAST, leastOfClass: 121 } })).skills?.holdReason).toBe("few-labels");
    expect((await read(REFUND, { least: { ...LEAST, leastLabels: 241 } })).skills?.holdReason).toBe("few-labels");
  });

  it("says nothing of a field that nothing was learned of", async () => {
    expect(Object.keys(await read(REFUND)).sort()).toEqual(["category", "priority", "skills"]);
    expect((await read(REFUND)).priority).toBeUndefined();
  });
});
