import { readFileSync } from "node:fs";
import { IT_PACK } from "@/lib/catalogue/it-pack";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "@/lib/catalogue/starter";
import { PRIORITIES } from "@/lib/domain/ticket";
import { DEFAULT_TRIAGE_SETTINGS } from "@/lib/settings/input";
import { classifyTicket } from "@/lib/triage/classify-ticket";
import type { Catalogue } from "@/lib/triage/provider";
import { defaultsProvider } from "@/lib/triage/providers/defaults";
import { keywordsProvider } from "@/lib/triage/providers/keywords/keywords-provider";
import { predictLabels } from "@/lib/triage/text-classifier/classifier";
import { decodeClassifier, encodeClassifier } from "@/lib/triage/text-classifier/encode";
import { lacksEvidence } from "@/lib/triage/text-classifier/lacks-evidence";
import { calibrationError, macroF1 } from "@/lib/triage/text-classifier/measure";
import { randomFrom, shuffle } from "@/lib/triage/text-classifier/random";
import { train } from "@/lib/triage/text-classifier/train";
import type { TriageResult } from "@/lib/triage/triage-result";

/** Shares by name; more is better, except for LESS_IS_BETTER. */
export type GoldenFigures = Record<string, number>;

export const LESS_IS_BETTER: ReadonlySet<string> = new Set([
  "rules.outOfScopeApplied",
  "learned.ece",
  "learned.outOfScopeApplied",
]);

/** The accuracy on the golden set, of the keyword rules of a new workspace and of our own classifier. */
export async function measureGolden(): Promise<GoldenFigures> {
  const tickets = load<Ticket>("tickets.jsonl");
  const outOfScope = load<Text>("out-of-scope.jsonl");
  const figures = { ...(await measureRules(tickets, outOfScope)), ...measureLearned(tickets, outOfScope) };
  return Object.fromEntries(Object.entries(figures).map(([name, share]) => [name, Math.round(share * 1_000) / 1_000]));
}

interface Text {
  title: string | null;
  body: string;
}

interface Ticket extends Text {
  category: string;
  priority: string;
  skills: string[];
}

function load<T>(file: string): T[] {
  const lines = readFileSync(new URL(file, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => JSON.parse(line));
}

const CATALOGUE: Catalogue = {
  categories: [...STARTER_CATEGORIES, ...IT_PACK],
  skills: STARTER_SKILLS,
  priorities: PRIORITIES,
};

async function measureRules(tickets: Ticket[], outOfScope: Text[]): Promise<GoldenFigures> {
  const classify = ({ title, body }: Text) =>
    classifyTicket({
      chain: [keywordsProvider, defaultsProvider],
      text: { title, description: body },
      catalogue: CATALOGUE,
      budgetMs: 10_000,
    });
  const triageResults = await Promise.all(tickets.map(classify));
  const applied = tickets
    .map((ticket, i) => ({ ticket, category: appliedCategory(triageResults[i]!) }))
    .filter(({ category }) => category);
  const foreign = await Promise.all(outOfScope.map(classify));
  return {
    "rules.categoryApplied": applied.length / tickets.length,
    "rules.categoryRightOfApplied": shareOf(applied, ({ ticket, category }) => category === ticket.category),
    "rules.priorityRight": shareOf(tickets, ({ priority }, i) => triageResults[i]!.fields.priority?.value === priority),
    "rules.skillsF1": skillsF1(tickets, triageResults),
    "rules.outOfScopeApplied": shareOf(foreign, (triageResult) => appliedCategory(triageResult) !== undefined),
  };
}

/** The category that would be applied; the last resort does not count. */
function appliedCategory({ fields: { category } }: TriageResult): string | undefined {
  return category?.apply && category.source !== "fallback" ? category.value : undefined;
}

/** F1 over all skills of all tickets together. */
function skillsF1(tickets: Ticket[], triageResults: TriageResult[]): number {
  let [correct, predicted, actual] = [0, 0, 0];
  tickets.forEach(({ skills }, i) => {
    const named = triageResults[i]!.fields.skills?.value ?? [];
    correct += named.filter((slug) => skills.includes(slug)).length;
    predicted += named.length;
    actual += skills.length;
  });
  return (2 * correct) / (predicted + actual);
}

const FOLDS = 5;

/** Five-fold cross-validation. */
function measureLearned(tickets: Ticket[], outOfScope: Text[]): GoldenFigures {
  const order = shuffle([...tickets], randomFrom(1));
  const predictions = Array.from({ length: FOLDS }, (_, fold) => {
    const predict = learn(order.filter((_, i) => i % FOLDS !== fold));
    return order
      .filter((_, i) => i % FOLDS === fold)
      .map((ticket) => ({ ...predict(ticket), actual: ticket.category }));
  }).flat();
  const predictAll = learn(tickets);
  return {
    "learned.accuracy": shareOf(predictions, ({ predicted, actual }) => predicted === actual),
    "learned.macroF1": macroF1(predictions),
    "learned.ece": calibrationError(predictions.map((each) => ({ ...each, right: each.predicted === each.actual })))!,
    "learned.applied": shareOf(predictions, ({ applied }) => applied),
    "learned.outOfScopeApplied": shareOf(outOfScope, (text) => predictAll(text).applied),
  };
}

function learn(tickets: Ticket[]) {
  const hints = new Map(
    CATALOGUE.categories.map(({ slug, name, keywords, description }) => [
      slug,
      { title: name, body: `${keywords.join("\n")}\n${description}` },
    ]),
  );
  const rows = tickets.map(({ title, body, category }) => ({ title, body, labels: [category] }));
  const { classifier, support } = train(rows, { kind: "one", hints });
  const stored = decodeClassifier(encodeClassifier(classifier))!;
  return (text: Text) => {
    const { ranking, familiar } = predictLabels(stored, text);
    const { label, confidence } = ranking[0]!;
    const holdReason = lacksEvidence({ label, familiar }, support, DEFAULT_TRIAGE_SETTINGS.learning);
    const applied = confidence >= DEFAULT_TRIAGE_SETTINGS.fields.category.threshold && holdReason === undefined;
    return { predicted: label, confidence, applied };
  };
}

function shareOf<T>(rows: readonly T[], matches: (row: T, at: number) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(matches).length / rows.length;
}
