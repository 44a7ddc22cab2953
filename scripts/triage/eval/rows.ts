import type { TitledText } from "@/lib/triage/text-classifier/terms";

/** A text of a file. `label` is empty if not requested or missing. */
export interface EvalRow {
  text: TitledText;
  label: string;
  fields: Record<string, string>;
}

/** A row's values by field. */
export interface RawRow {
  fields: Record<string, string>;
}
