import type { Candidate } from "../candidate";
import type { ProposedChanges } from "./input";
import type { ReplayCatalogue } from "./month";

/** The desk as it would be with these changes, which have been checked. Pure. */
export function withChanges(desk: ReplayCatalogue, changes: ProposedChanges): ReplayCatalogue {
  const teamOf = new Map(desk.teamOf);
  for (const { id, teamId, retired } of changes.categories) {
    // Nobody knows what its tickets would be sorted as instead: they come without a category, and so without a team.
    if (retired) teamOf.set(id, null);
    else if (teamId !== undefined) teamOf.set(id, teamId);
  }
  return { teamOf, people: desk.people.map((person) => changed(person, changes)) };
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
