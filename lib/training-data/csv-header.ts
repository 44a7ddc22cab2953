import type { RowFault } from "./labelled-row";
import { nearestName } from "./nearest-name";

export type CsvColumn = "text" | "title" | "category" | "priority" | "skills";

/** What heads may be called. `department` is another system's word for category. */
const HEADS = new Map<string, CsvColumn>([
  ["text", "text"],
  ["title", "title"],
  ["category", "category"],
  ["department", "category"],
  ["priority", "priority"],
  ["skills", "skills"],
]);
const LABELS: readonly CsvColumn[] = ["category", "priority", "skills"];
const KNOWN = "Columns are text, title, category (or department), priority and skills.";

/** The columns in the order of the file, or what is wrong with its first row. */
export function readHeader(fields: readonly string[], line: number): { columns: CsvColumn[] } | { faults: RowFault[] } {
  const heads = fields.map((field) => field.trim().toLowerCase());
  const unknown = heads.filter((head) => !HEADS.has(head));
  const columns = heads.flatMap((head) => HEADS.get(head) ?? []);
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  const messages = [
    ...unknown.map(unknownHead),
    ...(twice ? [`the column ${twice} is there twice${twice === "category" ? " (department is the same)" : ""}.`] : []),
    ...(columns.includes("text") ? [] : [`there is no column text. ${KNOWN}`]),
    ...(LABELS.some((label) => columns.includes(label))
      ? []
      : ["there is nothing to learn: a column category, priority or skills is missing."]),
  ];
  return messages.length > 0 ? { faults: messages.map((message) => ({ line, message })) } : { columns };
}

function unknownHead(head: string): string {
  if (head === "") return `a column has no name. ${KNOWN}`;
  const meant = nearestName(head, HEADS.keys());
  return `there is no column “${head.slice(0, 60)}”${meant ? `; did you mean “${meant}”?` : `. ${KNOWN}`}`;
}

const SEPARATORS = [",", ";", "\t"];
/** A first row is never longer. */
const FIRST_CHARACTERS = 2_000;

/** What parts the fields: the sign that makes the most known heads of the first row; a comma where none does. */
export function separatorOf(text: string): string {
  const start = text.slice(0, FIRST_CHARACTERS).replace(/^\uFEFF/, "");
  const first = start.split(/[\r\n]/).find((line) => line.trim() !== "") ?? "";
  const heads = (separator: string) =>
    first.split(separator).filter((head) => HEADS.has(head.replaceAll('"', "").trim().toLowerCase())).length;
  const counts = SEPARATORS.map(heads);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}
