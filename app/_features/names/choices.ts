import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import { PRIORITIES } from "@/lib/domain/ticket";
import type { CatalogueNames } from "./names";

/** What fields let people choose from. */
export const PRIORITY_CHOICES = PRIORITIES.map((value) => ({ value, label: PRIORITY_LABELS[value] }));

/** By slug, without the retired ones. */
export function categoryChoices({ categories }: Pick<CatalogueNames, "categories">) {
  return categories.filter(({ retired }) => !retired).map(({ slug, name }) => ({ value: slug, label: name }));
}

/** By slug, without those that are only proposed. */
export function skillChoices({ skills }: Pick<CatalogueNames, "skills">) {
  return skills.filter(({ proposed }) => !proposed).map(({ slug, name }) => ({ value: slug, label: name }));
}
