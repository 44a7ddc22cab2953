import { readFileSync } from "node:fs";
import { z } from "zod";
import { labelOf } from "@/lib/catalogue/skill-labels";
import type { CategoryWords } from "@/lib/triage/reader";
import { Fault } from "../../fault";

const Categories = z
  .array(
    z.object({
      slug: z.string().min(1),
      name: z.string().default(""),
      description: z.string().default(""),
      keywords: z.array(z.string()).default([]),
    }),
  )
  .min(1);

/** The categories of a file: a JSON list of {slug, name, description, keywords}. Throws `Fault`. */
export function readCategories(file: string): CategoryWords[] {
  const parsed = Categories.safeParse(load(file));
  if (!parsed.success) throw new Fault(`${file} is no list of categories.\n${z.prettifyError(parsed.error)}`);
  return parsed.data.map((category) => ({ ...category, name: category.name || category.slug }));
}

function load(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Fault(`${file} is no JSON file that can be read.`);
  }
}

/** Whether a label of the data means this category: by its slug or its name, in any case. */
export function isMeant({ slug, name }: CategoryWords, label: string): boolean {
  return [slug, name].some((word) => labelOf(word) === labelOf(label));
}
