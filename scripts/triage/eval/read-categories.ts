import { readFileSync } from "node:fs";
import { z } from "zod";
import { normalizeSkillName } from "@/lib/catalogue/skill-names";
import type { CategoryText } from "@/lib/triage/provider";
import { UsageError } from "../../usage-error";

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

/** Reads a JSON list of {slug, name, description, keywords}. Throws `UsageError` for any other content. */
export function readCategories(file: string): CategoryText[] {
  const parsed = Categories.safeParse(load(file));
  if (!parsed.success) throw new UsageError(`${file} is not a list of categories.\n${z.prettifyError(parsed.error)}`);
  return parsed.data.map((category) => ({ ...category, name: category.name || category.slug }));
}

function load(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new UsageError(`${file} is not a readable JSON file.`);
  }
}

/** True if the label equals the category's slug or name. Case does not matter. */
export function isMeant({ slug, name }: CategoryText, label: string): boolean {
  return [slug, name].some((word) => normalizeSkillName(word) === normalizeSkillName(label));
}
