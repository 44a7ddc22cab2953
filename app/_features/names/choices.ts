import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import { PRIORITIES } from "@/lib/domain/ticket";
import type { CatalogueNames } from "./names";

export const PRIORITY_CHOICES = PRIORITIES.map((value) => ({ value, label: PRIORITY_LABELS[value] }));

/** The categories to choose from, by slug. Retired ones are left out. */
export function categoryChoices({ categories }: Pick<CatalogueNames, "categories">) {
  return categories.filter(({ retired }) => !retired).map(({ slug, name }) => ({ value: slug, label: name }));
}

/** The skills to choose from, by slug. Suggested ones, which no admin has accepted, are left out. */
export function skillChoices({ skills }: Pick<CatalogueNames, "skills">) {
  return skills.filter(({ proposed }) => !proposed).map(({ slug, name }) => ({ value: slug, label: name }));
}
