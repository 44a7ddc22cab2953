import { normalizeSkillName } from "@/lib/catalogue/skill-names";
import { parsePriority } from "@/lib/tickets/priority-input";
import type { CsvColumn } from "./csv-header";
import type { LabelLists } from "./label-lists";
import type { LabelledRow } from "./labelled-row";
import { nearestName } from "./nearest-name";

/** As long as a ticket's description may be. */
const MOST_CHARACTERS = 50_000;

/** One row's labels in our own words, or a sentence for each thing that is wrong with it. */
export function readRow(
  fields: readonly string[],
  columns: readonly CsvColumn[],
  lists: LabelLists,
): { row: LabelledRow } | { messages: string[] } {
  if (fields.slice(columns.length).some((field) => field.trim() !== "") || fields.length < columns.length) {
    return {
      messages: [
        `this row has ${fields.length} fields and the first row ${columns.length}. A text with a separator in it has to stand in quotes.`,
      ],
    };
  }
  const messages: string[] = [];
  const given = (column: CsvColumn) => fields[columns.indexOf(column)]?.trim() ?? "";
  const text = [given("title"), given("text")].filter(Boolean).join("\n\n");
  const row: LabelledRow = {
    text,
    category: readCategory(given("category"), lists, messages),
    priority: readPriority(given("priority"), messages),
    skills: readSkills(given("skills"), lists, messages),
  };
  messages.push(...textFaults(given("text"), text));
  if (messages.length > 0) return { messages };
  if (row.category === null && row.priority === null && row.skills === null)
    return { messages: ["this row has no label: give it a category, a priority or skills."] };
  return { row };
}

function textFaults(text: string, withTitle: string): string[] {
  if (text === "") return ["the text is empty."];
  if (withTitle.includes("\u0000")) return ["the text holds a NUL character."];
  const { length } = withTitle;
  return length > MOST_CHARACTERS
    ? [`the text has ${length.toLocaleString("en")} characters; 50,000 is the most.`]
    : [];
}

function readCategory(given: string, { categories, retired }: LabelLists, messages: string[]): string | null {
  if (given === "") return null;
  const label = normalizeSkillName(given);
  const slug = categories.get(label);
  if (slug) return slug;
  messages.push(
    retired.has(label)
      ? `the category “${shown(given)}” is retired.`
      : `there is no category “${shown(given)}”${hint(given, categories)}`,
  );
  return null;
}

function readPriority(given: string, messages: string[]): LabelledRow["priority"] {
  if (given === "") return null;
  const priority = parsePriority(given);
  if (priority) return priority;
  messages.push(`“${shown(given)}” is no priority: it is low, medium, high or critical, or P4 to P1.`);
  return null;
}

function readSkills(given: string, { skills }: LabelLists, messages: string[]): string[] | null {
  const names = given
    .split(/[;|,]/)
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0) return null;
  const slugs = names.flatMap((name) => {
    const slug = skills.get(normalizeSkillName(name));
    if (!slug) messages.push(`there is no skill “${shown(name)}”${hint(name, skills)}`);
    return slug ?? [];
  });
  return [...new Set(slugs)];
}

/** So many names may be told in a sentence. */
const FEW = 8;

function hint(given: string, known: ReadonlyMap<string, string>): string {
  const meant = nearestName(given, known.keys());
  if (meant) return `; did you mean “${meant}”?`;
  const slugs = [...new Set(known.values())];
  return slugs.length > 0 && slugs.length <= FEW ? `; choose from ${slugs.join(", ")}.` : ".";
}

function shown(given: string): string {
  return given.length > 60 ? `${given.slice(0, 60)}…` : given;
}
