import { z } from "zod";
import { UpdateCategoryInput, UpdateTeamInput } from "@/lib/catalogue/input";
import { UpdatePersonInput } from "@/lib/people/input";

const id = z.uuid().toLowerCase();

const once = <T extends { id: string }>(list: T[]) => new Set(list.map((item) => item.id)).size === list.length;

const changes = z.strictObject({
  categories: z
    .array(
      z
        .strictObject({ id, teamId: UpdateCategoryInput.shape.teamId, retired: z.literal(true).optional() })
        .refine(({ teamId, retired }) => (teamId !== undefined) !== (retired === true), {
          message: "Choose a new team or retire the category.",
        }),
    )
    .max(100)
    .refine(once, "A category is in the list twice.")
    .default([]),
  teams: z
    .array(z.strictObject({ id, members: UpdateTeamInput.shape.members.unwrap() }))
    .max(100)
    .refine(once, "A team is in the list twice.")
    .default([]),
  people: z
    .array(z.strictObject({ id, capacity: UpdatePersonInput.shape.capacity, skills: UpdatePersonInput.shape.skills }))
    .max(200)
    .refine(once, "A person is in the list twice.")
    .default([]),
});

/** Changes to try on the tickets of the last 30 days. */
export const DryRunInput = changes.refine(
  ({ categories, teams, people }) => categories.length + teams.length + people.length > 0,
  "Add at least one change.",
);
export type ProposedChanges = z.output<typeof changes>;
