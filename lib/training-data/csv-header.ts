import type { RowFault } from "./labelled-row";
import { nearestName } from "./nearest-name";

const COLUMNS = ["text", "title", "category", "priority", "skills"] as const;
export type CsvColumn = (typeof COLUMNS)[number];

const HEADS = new Map<string, CsvColumn>([...COLUMNS.map((name) => [name, name] as const), ["department", "category"]]);
const LABELS: readonly CsvColumn[] = ["category", "priority", "skills"];
const KNOWN = "Columns are text, title, category (or department), priority and skills.";

/** Reads the first row: the columns in order, or what is wrong with the row. */
export function readHeader(fields: readonly string[], line: number): { columns: CsvColumn[] } | { faults: RowFault[] } {
  const heads = fields.map((field) => field.trim().toLowerCase());
  const unknown = heads.filter((head) => !HEADS.has(head));
  const columns = heads.flatMap((head) => HEADS.get(head) ?? []);
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  const messages = [
    ...unknown.map(unknownHead),
    ...(twice ? [`the column ${twice} appears twice${twice === "category" ? " (department is the same)" : ""}.`] : []),
    ...(columns.includes("text") ? [] : [`the column text is missing. ${KNOWN}`]),
    ...(LABELS.some((label) => columns.includes(label))
      ? []
      : ["the file needs at least one of the columns category, priority and skills."]),
  ];
  return messages.length > 0 ? { faults: messages.map((message) => ({ line, message })) } : { columns };
}

function unknownHead(head: string): string {
  if (head === "") return `a column has no name. ${KNOWN}`;
  const similar = nearestName(head, HEADS.keys());
  return `there is no column “${head.slice(0, 60)}”${similar ? `; did you mean “${similar}”?` : `. ${KNOWN}`}`;
}

const SEPARATORS = [",", ";", "\t"];
const FIRST_CHARACTERS = 2_000;

/** The separator that splits the first row into the most known column names; a comma if none does. */
export function separatorOf(text: string): string {
  const start = text.slice(0, FIRST_CHARACTERS).replace(/^\uFEFF/, "");
  const first = start.split(/[\r\n]/).find((line) => line.trim() !== "") ?? "";
  const heads = (separator: string) =>
    first.split(separator).filter((head) => HEADS.has(head.replaceAll('"', "").trim().toLowerCase())).length;
  const counts = SEPARATORS.map(heads);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}
