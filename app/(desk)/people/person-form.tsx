"use client";
import { type ReactNode, useState } from "react";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select";
import { useForm } from "@/app/_ui/use-form";
import { firstName, ROLE_WORDS } from "@/app/_ui/words";
import { ROLES } from "@/lib/domain/people";
import { UpdatePersonInput } from "@/lib/people/input";
import type { Person } from "@/lib/people/queries";
import { ChipsField } from "../_parts/chips-field";
import { skillChoices } from "../_parts/choices";
import type { DeskNames } from "../_parts/desk-names";
import { ResourceForm } from "../_parts/resource-form";
import { useCatalogueRow } from "../_parts/use-catalogue-row";
import { LeaveButtons } from "./leave-buttons";
import { changedFields, personValues } from "./person-values";
import { PresenceRows } from "./presence-rows";

interface PersonFormProps {
  person: Person;
  names: DeskNames;
  isMe: boolean;
  closeHref: string;
  /** What they have in hand, drawn by the server. */
  inHand: ReactNode;
}

/** Changes an account. Only what was changed here is sent, so that another admin's change of the rest stays. */
export function PersonForm({ person, names, isMe, closeHref, inHand }: PersonFormProps) {
  const row = useCatalogueRow({ path: "/api/people", id: person.id, closeHref });
  const [skills, setSkills] = useState(person.skills);
  const [teams, setTeams] = useState(person.teams.map(({ id }) => id));
  const form = useForm({
    schema: UpdatePersonInput,
    start: personValues(person),
    shape: (values) => changedFields(person, { ...values, skills, teams }),
    send: (input) => row.save(input),
  });
  const { role } = form.values;
  const isStaff = role !== "user";
  return (
    <ResourceForm form={form} verb="Save" end={<LeaveButtons person={person} isMe={isMe} row={row} />}>
      <TextField label="Name" autoComplete="off" {...form.field("name")} />
      <SelectField
        label="Role"
        options={ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))}
        disabled={isMe}
        help={isMe ? "Nobody changes their own role. Ask another admin." : undefined}
        {...form.field("role")}
      />
      {isStaff ? (
        <>
          <ChipsField
            label="Skills"
            adds="Add a skill"
            values={skills}
            onChange={setSkills}
            options={skillChoices(names)}
          />
          <ChipsField
            label="Teams"
            adds="Add a team"
            values={teams}
            onChange={setTeams}
            options={names.teams.map(({ id, name }) => ({ value: id, label: name }))}
            help={leadWords(person)}
          />
          <TextField label="Most at a time" inputMode="numeric" {...form.field("capacity")} />
          <PresenceRows person={person} people={names.people} />
        </>
      ) : null}
      {inHand}
    </ResourceForm>
  );
}

function leadWords({ name, teams }: Person): string | undefined {
  const led = teams.find(({ lead }) => lead);
  return led ? `${firstName(name)} leads ${led.name}. Who leads is said at the team.` : undefined;
}
