import { readFileSync } from "node:fs";
import { IT_PACK } from "@/lib/catalogue/it-pack";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "@/lib/catalogue/starter";
import { PRIORITIES } from "@/lib/domain/ticket";
import { DEFAULT_POLICY } from "@/lib/policy/input";
import { classify } from "@/lib/triage/model/classifier";
import { decodeClassifier, encodeClassifier } from "@/lib/triage/model/encode";
import { lacksGround } from "@/lib/triage/model/lacks-ground";
import { calibrationError, macroF1 } from "@/lib/triage/model/measure";
import { randomFrom, shuffle } from "@/lib/triage/model/random";
import { train } from "@/lib/triage/model/train";
import { readTicket } from "@/lib/triage/read-ticket";
import type { Catalogue } from "@/lib/triage/reader";
import { defaultsReader } from "@/lib/triage/rules/defaults-reader";
import { rulesReader } from "@/lib/triage/rules/rules-reader";
import type { Verdict } from "@/lib/triage/verdict";

/** Shares by name; of those in LESS_IS_BETTER less is better, of the others more. */
export type GoldenFigures = Record<string, number>;

export const LESS_IS_BETTER: ReadonlySet<string> = new Set([
  "rules.outOfScopeApplied",
  "learned.ece",
  "learned.outOfScopeApplied",
]);

/** How well the golden set is sorted, by the rules as a fresh workspace has them and by our own classifier. */
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
  const read = ({ title, body }: Text) =>
    readTicket({
      readers: [rulesReader, defaultsReader],
      text: { title, description: body },
      catalogue: CATALOGUE,
      budgetMs: 10_000,
    });
  const verdicts = await Promise.all(tickets.map(read));
  const applied = tickets
    .map((ticket, i) => ({ ticket, said: appliedCategory(verdicts[i]!) }))
    .filter(({ said }) => said);
  const foreign = await Promise.all(outOfScope.map(read));
  return {
    "rules.categoryApplied": applied.length / tickets.length,
    "rules.categoryRightOfApplied": shareOf(applied, ({ ticket, said }) => said === ticket.category),
    "rules.priorityRight": shareOf(tickets, ({ priority }, i) => verdicts[i]!.fields.priority?.value === priority),
    "rules.skillsF1": skillsF1(tickets, verdicts),
    "rules.outOfScopeApplied": shareOf(foreign, (verdict) => appliedCategory(verdict) !== undefined),
  };
}

/** What was written to the ticket by itself; the last resort's word is nobody's. */
function appliedCategory({ fields: { category } }: Verdict): string | undefined {
  return category?.apply && category.source !== "fallback" ? category.value : undefined;
}

/** F1 over all skills of all tickets together. */
function skillsF1(tickets: Ticket[], verdicts: Verdict[]): number {
  let [both, said, meant] = [0, 0, 0];
  tickets.forEach(({ skills }, i) => {
    const named = verdicts[i]!.fields.skills?.value ?? [];
    both += named.filter((slug) => skills.includes(slug)).length;
    said += named.length;
    meant += skills.length;
  });
  return (2 * both) / (said + meant);
}

const FOLDS = 5;

/** Each ticket is sorted by a model that learned from the other four fifths. */
function measureLearned(tickets: Ticket[], outOfScope: Text[]): GoldenFigures {
  const order = shuffle([...tickets], randomFrom(1));
  const told = Array.from({ length: FOLDS }, (_, fold) => {
    const judge = learn(order.filter((_, i) => i % FOLDS !== fold));
    return order.filter((_, i) => i % FOLDS === fold).map((ticket) => ({ ...judge(ticket), meant: ticket.category }));
  }).flat();
  const all = learn(tickets);
  return {
    "learned.accuracy": shareOf(told, ({ said, meant }) => said === meant),
    "learned.macroF1": macroF1(told),
    "learned.ece": calibrationError(told.map((each) => ({ ...each, right: each.said === each.meant })))!,
    "learned.applied": shareOf(told, ({ applied }) => applied),
    "learned.outOfScopeApplied": shareOf(outOfScope, (text) => all(text).applied),
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
    const { ranking, familiar } = classify(stored, text);
    const { label, confidence } = ranking[0]!;
    const doubt = lacksGround({ label, familiar }, support, DEFAULT_POLICY.learning);
    const applied = confidence >= DEFAULT_POLICY.fields.category.threshold && doubt === undefined;
    return { said: label, confidence, applied };
  };
}

function shareOf<T>(rows: readonly T[], holds: (row: T, at: number) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(holds).length / rows.length;
}
