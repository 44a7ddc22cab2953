import { AppError, type FieldError } from "@/lib/errors";
import type { Candidate } from "../candidate";
import type { ProposedChanges } from "./input";

export interface CatalogueIds {
  categories: ReadonlySet<string>;
  teams: ReadonlyMap<string, string>;
  /** Slugs of active skills. */
  skills: ReadonlySet<string>;
  people: readonly Candidate[];
}

/** Throws `invalid` with a pointer to each thing that is not there, as saving these changes would. */
export function checkChanges({ categories, teams, people }: ProposedChanges, known: CatalogueIds): void {
  const staff = new Map(known.people.filter(({ active }) => active).map((person) => [person.id, person]));
  const changedTeams = new Set(teams.map(({ id }) => id));
  const errors: FieldError[] = [];
  const unless = (right: boolean, pointer: string, message: string) =>
    void (right || errors.push({ pointer, message }));

  for (const [at, { id, teamId }] of categories.entries()) {
    unless(known.categories.has(id), `/categories/${at}/id`, "There is no such category.");
    unless(!teamId || known.teams.has(teamId), `/categories/${at}/teamId`, "There is no such team.");
  }
  for (const [at, { id, members }] of teams.entries()) {
    unless(known.teams.has(id), `/teams/${at}/id`, "There is no such team.");
    for (const [index, { personId, lead }] of members.entries()) {
      const pointer = `/teams/${at}/members/${index}`;
      const leads = staff.get(personId)?.leads;
      unless(staff.has(personId), `${pointer}/personId`, "Members are active moderators or admins.");
      unless(
        !lead || !leads || changedTeams.has(leads),
        `${pointer}/lead`,
        "The lead of this team leads another one already.",
      );
    }
  }
  for (const [at, { id, skills = [] }] of people.entries()) {
    unless(staff.has(id), `/people/${at}/id`, "There is no such active moderator or admin.");
    for (const [index, slug] of skills.entries()) {
      unless(known.skills.has(slug), `/people/${at}/skills/${index}`, `There is no skill "${slug}".`);
    }
  }
  const leads = teams.flatMap(({ members }) => members.filter(({ lead }) => lead).map(({ personId }) => personId));
  unless(new Set(leads).size === leads.length, "/teams", "Somebody would lead two teams.");
  if (errors[0]) throw new AppError("invalid", errors[0].message, { errors: errors.slice(0, MOST_ERRORS) });
}

/** As many as a door names of a body's faults. */
const MOST_ERRORS = 20;
