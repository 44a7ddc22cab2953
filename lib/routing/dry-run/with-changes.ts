import type { Candidate } from "../candidate";
import type { ProposedChanges } from "./input";
import type { ReplayCatalogue } from "./month";

/** The catalogue after these changes, which must be valid. Pure. */
export function withChanges(catalogue: ReplayCatalogue, changes: ProposedChanges): ReplayCatalogue {
  const teamOf = new Map(catalogue.teamOf);
  for (const { id, teamId, retired } of changes.categories) {
    // Nobody knows which other category the tickets would get.
    if (retired) teamOf.set(id, null);
    else if (teamId !== undefined) teamOf.set(id, teamId);
  }
  return { teamOf, people: catalogue.people.map((person) => changed(person, changes)) };
}

function changed(person: Candidate, { people, teams }: ProposedChanges): Candidate {
  const own = people.find(({ id }) => id === person.id);
  let { teamIds, leads } = person;
  for (const { id, members } of teams) {
    const member = members.find(({ personId }) => personId === person.id);
    teamIds = teamIds.filter((teamId) => teamId !== id).concat(member ? [id] : []);
    if (leads === id) leads = null;
    if (member?.lead) leads = id;
  }
  return {
    ...person,
    teamIds,
    leads,
    capacity: own?.capacity ?? person.capacity,
    skills: own?.skills ?? person.skills,
  };
}
