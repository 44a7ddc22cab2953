import { and, desc, eq, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets, trainingExamples, trainingImports, triageLabels } from "@/lib/db/schema";
import type { TriageField } from "@/lib/domain/triage";
import { ownWords } from "@/lib/text/message/own-words";
import { unrestricted, visibleTickets } from "@/lib/tickets/visible-tickets";
import { isLearnable } from "@/lib/tickets/write/labels";
import { loadCatalogue } from "@/lib/triage/load-catalogue";
import type { Catalogue } from "@/lib/triage/provider";
import type { LabelledText } from "@/lib/triage/text-classifier/samples";
import type { TitledText } from "@/lib/triage/text-classifier/terms";
import type { FieldTrainingSet } from "./train-in-worker";

/** Only this many of the newest rows are used: older ones follow older habits. */
const MAX_ROWS = 20_000;
/** Rows are read in pages. A larger page would block an embedded database for too long. */
const PAGE = 1_000;
const MAX_CHARACTERS = 8_000;

type LearnedField = Exclude<TriageField, "title">;

/** Collects the training data of each field that has enough: labels on tickets, then imported rows, newest first. */
export async function collectLabelledTexts(ctx: Pick<Context, "db">): Promise<FieldTrainingSet[]> {
  const catalogue = await loadCatalogue(ctx);
  const trainingSets: FieldTrainingSet[] = [];
  for (const field of ["category", "priority", "skills"] as const) {
    const kind = field === "skills" ? "many" : "one";
    const known = new Set<string>(valuesOf(field, catalogue));
    const rows = (await collectRows(ctx, field)).flatMap((row) => withKnown(row, known, kind));
    const classes = new Set(rows.flatMap((row) => row.labels));
    if (classes.size >= (kind === "one" ? 2 : 1))
      trainingSets.push({ field, kind, rows, hints: hintsOf(field, catalogue) });
  }
  return trainingSets;
}

function valuesOf(field: LearnedField, { categories, priorities, skills }: Catalogue): readonly string[] {
  if (field === "priority") return priorities;
  return (field === "category" ? categories : skills).map(({ slug }) => slug);
}

function withKnown(row: LabelledText, known: Set<string>, kind: "one" | "many"): LabelledText[] {
  const existing = row.labels.filter((label) => known.has(label));
  return kind === "one" && existing.length === 0 ? [] : [{ ...row, labels: existing }];
}

function hintsOf(field: LearnedField, { categories, skills }: Catalogue): Map<string, TitledText> {
  if (field === "category") {
    return new Map(
      categories.map(({ slug, name, description, keywords }) => [
        slug,
        { title: name, body: [description, ...keywords].join("\n") },
      ]),
    );
  }
  if (field === "skills") {
    return new Map(skills.map(({ slug, name, aliases }) => [slug, { title: name, body: aliases.join("\n") }]));
  }
  return new Map();
}

async function collectRows(ctx: Pick<Context, "db">, field: LearnedField): Promise<LabelledText[]> {
  const own = await pages<OwnRow>((after, limit) => ownRows(ctx, field, after, limit), MAX_ROWS);
  const imported = await pages<ImportedRow>(
    (after, limit) => importedRows(ctx, field, after, limit),
    MAX_ROWS - own.length,
  );
  return [...own, ...imported].map(({ title, body, value }) => ({
    title,
    body: ownWords(body),
    labels: [value].flat(),
  }));
}

interface Row {
  title: string | null;
  body: string;
  value: string | string[];
}

async function pages<R extends Row>(
  load: (after: R | undefined, limit: number) => Promise<R[]>,
  most: number,
): Promise<R[]> {
  const all: R[] = [];
  while (all.length < most) {
    const page = await load(all.at(-1), Math.min(PAGE, most - all.length));
    all.push(...page);
    if (page.length < PAGE) break;
  }
  return all;
}

/** A predicted title is left out: it repeats the text, and a new ticket has no predicted title yet. */
const OWN_TITLE = sql<
  string | null
>`case when ${tickets.provenance}->'title'->>'source' in ('ai', 'rules') then null else ${tickets.title} end`;

interface OwnRow extends Row {
  at: Date;
  ticketId: string;
}

function ownRows({ db }: Pick<Context, "db">, field: LearnedField, after: OwnRow | undefined, limit: number) {
  const { at, ticketId, value } = triageLabels;
  const older: SQL | undefined = after && or(lt(at, after.at), and(eq(at, after.at), lt(ticketId, after.ticketId)));
  return db
    .select({ title: OWN_TITLE, body: startOf(tickets.description), value, at, ticketId })
    .from(triageLabels)
    .innerJoin(tickets, eq(tickets.id, ticketId))
    .where(and(eq(triageLabels.field, field), isLearnable(), visibleTickets(unrestricted("statistics")), older))
    .orderBy(desc(at), desc(ticketId))
    .limit(limit);
}

interface ImportedRow extends Row {
  id: string;
}

async function importedRows(
  { db }: Pick<Context, "db">,
  field: LearnedField,
  after: ImportedRow | undefined,
  limit: number,
) {
  const column = trainingExamples[field];
  const rows = await db
    .select({ id: trainingExamples.id, body: startOf(trainingExamples.text), value: column })
    .from(trainingExamples)
    .innerJoin(trainingImports, eq(trainingImports.id, trainingExamples.importId))
    .where(and(eq(trainingImports.state, "done"), isNotNull(column), after && lt(trainingExamples.id, after.id)))
    .orderBy(desc(trainingExamples.id))
    .limit(limit);
  return rows.map(({ id, body, value }) => ({ id, title: null, body, value: value as string | string[] }));
}

function startOf(column: typeof tickets.description | typeof trainingExamples.text): SQL<string> {
  return sql<string>`left(${column}, ${MAX_CHARACTERS})`;
}
