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
const ACCESS = ["password", "login", "locked", "account", "token", "device"];

/** Texts of two kinds: money needs SEPA, access needs SAML. */
const rows = Array.from({ length: 240 }, (_, n) => {
  const words = n % 2 ? MONEY : ACCESS;
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
const MINIMUM = { leastLabels: 200, leastOfClass: 10 };

async function predict(
  description: string,
  { lists = catalogue, minimum = MINIMUM, of = models } = {},
): Promise<Predictions> {
  const { signal } = new AbortController();
  const answer = await ownModelProvider(of, { minimum, model: "m" }).classify({
    text: { title: null, description },
    catalogue: lists,
    signal,
  });
  if (!answer.ok) throw new Error("It always answers.");
  return answer.result.fields;
}

const REFUND = "Since monday the refund for my Invoice and the mandate";

describe("own model provider", () => {
  it("The category has a calibrated confidence and the words that supported it, as written", async () => {
    const { category } = await predict(REFUND);
    expect(category).toMatchObject({ value: "billing", isConfident: true });
    expect(category!.confidence).toBeGreaterThan(0.8);
    expect(category!.quotes).toHaveLength(3);
    expect(["refund", "Invoice", "mandate"]).toEqual(expect.arrayContaining(category!.quotes));
    expect(category!.reason).toEqual({ code: "like-labelled", count: 120 });
  });

  it("A prediction has a hold reason for an unfamiliar or empty text and with few labels", async () => {
    const holdReasonOf = async (...args: Parameters<typeof predict>) => (await predict(...args)).category?.holdReason;
    expect(await holdReasonOf("Wie lade ich meine Karte im Ausland wieder auf?")).toBe("unlike-known");
    expect(await holdReasonOf("... ???")).toBe("unlike-known");
    expect(await holdReasonOf(REFUND, { minimum: { ...MINIMUM, leastLabels: 241 } })).toBe("few-labels");
    expect(await holdReasonOf(REFUND, { minimum: { ...MINIMUM, leastOfClass: 121 } })).toBe("few-labels");
  });

  it("A removed value is skipped, and its probability is not given to the next", async () => {
    const lists = { ...catalogue, categories: catalogue.categories.filter(({ slug }) => slug !== "billing") };
    const { category } = await predict(REFUND, { lists });
    expect(category).toBeUndefined();
    expect((await predict(REFUND, { lists: { ...lists, categories: [] } })).category).toBeUndefined();
  });

  it("Skills are those similar tickets needed, and those the text names by any alias", async () => {
    expect((await predict(REFUND)).skills).toMatchObject({ value: ["sepa"], quotes: [], isConfident: true });
    const { skills } = await predict(`${REFUND} on k8s`);
    expect(skills).toMatchObject({ value: ["kubernetes", "sepa"], quotes: ["k8s"] });
    expect(skills!.reason).toEqual({ code: "skills-learned", learned: ["sepa"], named: true });
  });

  it("Skills with too few labels are held", async () => {
    expect((await predict(REFUND, { minimum: { ...MINIMUM, leastOfClass: 121 } })).skills?.holdReason).toBe(
      "few-labels",
    );
    expect((await predict(REFUND, { minimum: { ...MINIMUM, leastLabels: 241 } })).skills?.holdReason).toBe(
      "few-labels",
    );
  });

  it("A field without a model has no prediction", async () => {
    expect(Object.keys(await predict(REFUND)).sort()).toEqual(["category", "priority", "skills"]);
    expect((await predict(REFUND)).priority).toBeUndefined();
  });
});
