import { normalizeSkillName } from "@/lib/catalogue/skill-names";
import { parsePriority } from "@/lib/tickets/priority-input";
import type { CsvColumn } from "./csv-header";
import type { LabelLists } from "./label-lists";
import type { LabelledRow } from "./labelled-row";
import { nearestName } from "./nearest-name";

const MAX_CHARACTERS = 50_000;

/** Reads a row and finds its labels in the workspace's lists. Returns the row, or a sentence for each fault. */
export function readRow(
  fields: readonly string[],
  columns: readonly CsvColumn[],
  lists: LabelLists,
): { row: LabelledRow } | { messages: string[] } {
  if (fields.slice(columns.length).some((field) => field.trim() !== "") || fields.length < columns.length) {
    return {
      messages: [
        `this row has ${fields.length} fields, but the first row has ${columns.length}. Put a text that contains a separator in quotes.`,
      ],
    };
  }
  const messages: string[] = [];
  const cellOf = (column: CsvColumn) => fields[columns.indexOf(column)]?.trim() ?? "";
  const text = [cellOf("title"), cellOf("text")].filter(Boolean).join("\n\n");
  const row: LabelledRow = {
    text,
    category: readCategory(cellOf("category"), lists, messages),
    priority: readPriority(cellOf("priority"), messages),
    skills: readSkills(cellOf("skills"), lists, messages),
  };
  messages.push(...textFaults(cellOf("text"), text));
  if (messages.length > 0) return { messages };
  if (row.category === null && row.priority === null && row.skills === null)
    return { messages: ["this row has no label. Add a category, a priority or skills."] };
  return { row };
}

function textFaults(text: string, withTitle: string): string[] {
  if (text === "") return ["the text is empty."];
  if (withTitle.includes("\u0000")) return ["the text contains a NUL character."];
  const { length } = withTitle;
  return length > MAX_CHARACTERS
    ? [`the text has ${length.toLocaleString("en")} characters. The maximum is 50,000.`]
    : [];
}

function readCategory(value: string, { categories, retired }: LabelLists, messages: string[]): string | null {
  if (value === "") return null;
  const label = normalizeSkillName(value);
  const slug = categories.get(label);
  if (slug) return slug;
  messages.push(
    retired.has(label)
      ? `the category “${shorten(value)}” is retired.`
      : `there is no category “${shorten(value)}”${hint(value, categories)}`,
  );
  return null;
}

function readPriority(value: string, messages: string[]): LabelledRow["priority"] {
  if (value === "") return null;
  const priority = parsePriority(value);
  if (priority) return priority;
  messages.push(`“${shorten(value)}” is not a priority. Use low, medium, high or critical, or P4 to P1.`);
  return null;
}

function readSkills(value: string, { skills }: LabelLists, messages: string[]): string[] | null {
  const names = value.split(/\s*[;|,]\s*/).filter(Boolean);
  if (names.length === 0) return null;
  const slugs = names.flatMap((name) => {
    const slug = skills.get(normalizeSkillName(name));
    if (!slug) messages.push(`there is no skill “${shorten(name)}”${hint(name, skills)}`);
    return slug ?? [];
  });
  return [...new Set(slugs)];
}

const MAX_LISTED = 8;

function hint(value: string, known: ReadonlyMap<string, string>): string {
  const similar = nearestName(value, known.keys());
  if (similar) return `; did you mean “${similar}”?`;
  const slugs = [...new Set(known.values())];
  return slugs.length > 0 && slugs.length <= MAX_LISTED ? `; choose from ${slugs.join(", ")}.` : ".";
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
