import { PRIORITY_WORDS } from "@/app/_ui/words";
import { PRIORITIES } from "@/lib/domain/ticket";
import type { DeskNames } from "./desk-names";

/** What fields let people choose from. */
export const PRIORITY_CHOICES = PRIORITIES.map((value) => ({ value, label: PRIORITY_WORDS[value] }));

/** By slug, without the retired ones. */
export function categoryChoices({ categories }: Pick<DeskNames, "categories">) {
  return categories.filter(({ retired }) => !retired).map(({ slug, name }) => ({ value: slug, label: name }));
}

/** By slug, without those that are only proposed. */
export function skillChoices({ skills }: Pick<DeskNames, "skills">) {
  return skills.filter(({ proposed }) => !proposed).map(({ slug, name }) => ({ value: slug, label: name }));
}
