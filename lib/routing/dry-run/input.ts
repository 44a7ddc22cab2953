import { z } from "zod";
import { UpdateCategoryInput, UpdateTeamInput } from "@/lib/catalogue/input";
import { UpdatePersonInput } from "@/lib/people/input";

const id = z.uuid().toLowerCase();

const once = <T extends { id: string }>(list: T[]) => new Set(list.map((item) => item.id)).size === list.length;

/** A change of each kind is named once, and at least one is named. The values are those of the doors that save them. */
const changes = z.strictObject({
  categories: z
    .array(
      z
        .strictObject({ id, teamId: UpdateCategoryInput.shape.teamId, retired: z.literal(true).optional() })
        .refine(({ teamId, retired }) => (teamId !== undefined) !== (retired === true), {
          message: "Say its new team, or that it is retired.",
        }),
    )
    .max(100)
    .refine(once, "A category is in it twice.")
    .default([]),
  teams: z
    .array(z.strictObject({ id, members: UpdateTeamInput.shape.members.unwrap() }))
    .max(100)
    .refine(once, "A team is in it twice.")
    .default([]),
  people: z
    .array(
      z.strictObject({
        id,
        capacity: UpdatePersonInput.shape.capacity,
        skills: UpdatePersonInput.shape.skills,
      }),
    )
    .max(200)
    .refine(once, "Somebody is in it twice.")
    .default([]),
});

/** What an admin would like to try on last month's tickets. */
export const DryRunInput = changes.refine(
  ({ categories, teams, people }) => categories.length + teams.length + people.length > 0,
  "Name at least one change to try.",
);
export type ProposedChanges = z.output<typeof changes>;
