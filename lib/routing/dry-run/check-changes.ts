import { AppError, type FieldError } from "@/lib/errors";
import type { Candidate } from "../candidate";
import type { ProposedChanges } from "./input";

interface CatalogueIds {
  categories: ReadonlySet<string>;
  teams: ReadonlyMap<string, string>;
  skills: ReadonlySet<string>;
  people: readonly Candidate[];
}

/** Throws `invalid` with pointers to what is wrong, at most 20, if these changes could not be saved. */
export function checkChanges({ categories, teams, people }: ProposedChanges, known: CatalogueIds): void {
  const staff = new Map(known.people.filter(({ active }) => active).map((person) => [person.id, person]));
  const changedTeams = new Set(teams.map(({ id }) => id));
  const errors: FieldError[] = [];
  const assert = (isValid: boolean, pointer: string, message: string) =>
    void (isValid || errors.push({ pointer, message }));

  for (const [at, { id, teamId }] of categories.entries()) {
    assert(known.categories.has(id), `/categories/${at}/id`, "This category does not exist.");
    assert(!teamId || known.teams.has(teamId), `/categories/${at}/teamId`, "This team does not exist.");
  }
  for (const [at, { id, members }] of teams.entries()) {
    assert(known.teams.has(id), `/teams/${at}/id`, "This team does not exist.");
    for (const [index, { personId, lead }] of members.entries()) {
      const pointer = `/teams/${at}/members/${index}`;
      const leads = staff.get(personId)?.leads;
      assert(staff.has(personId), `${pointer}/personId`, "Members must be active agents or admins.");
      assert(
        !lead || !leads || changedTeams.has(leads),
        `${pointer}/lead`,
        "The person you chose as lead already leads another team. A person can lead only one.",
      );
    }
  }
  for (const [at, { id, skills = [] }] of people.entries()) {
    assert(staff.has(id), `/people/${at}/id`, "This is not an active agent or admin.");
    for (const [index, slug] of skills.entries()) {
      assert(known.skills.has(slug), `/people/${at}/skills/${index}`, `There is no skill "${slug}".`);
    }
  }
  const leads = teams.flatMap(({ members }) => members.filter(({ lead }) => lead).map(({ personId }) => personId));
  assert(new Set(leads).size === leads.length, "/teams", "With these changes, a person would lead two teams.");
  if (errors[0]) throw new AppError("invalid", errors[0].message, { errors: errors.slice(0, MAX_ERRORS) });
}

const MAX_ERRORS = 20;
