import { CsvFault, type CsvRecord, readCsv } from "@/lib/text/read-csv";
import { UsageError } from "../../usage-error";
import type { RawRow } from "./types";

/** Parses a CSV file with a header and commas, semicolons or tabs. Throws `UsageError` with the first bad line. */
export async function parseCsv(file: string, content: string): Promise<RawRow[]> {
  try {
    const records: CsvRecord[] = [];
    for await (const record of readCsv(content, separatorOf(content))) records.push(record);
    const [header, ...others] = records;
    if (!header) throw new UsageError(`${file} is empty.`);
    const names = header.fields.map((name) => name.trim());
    return others.map(({ line, fields }) => {
      if (fields.length !== names.length) {
        const counts = `this line has ${fields.length} fields, but the header has ${names.length}.`;
        throw new UsageError(`${file}, line ${line}: ${counts}`);
      }
      return { fields: Object.fromEntries(names.map((name, i) => [name, fields[i]!])) };
    });
  } catch (error) {
    if (error instanceof CsvFault) throw new UsageError(`${file}, line ${error.line}: ${error.message}`);
    throw error;
  }
}

function separatorOf(content: string): string {
  const [header = ""] = content.split("\n", 1);
  const counts = [",", ";", "\t"].map((separator) => ({ separator, count: header.split(separator).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}
