"use client";
import { type ReactNode, useState } from "react";
import { callApi } from "@/app/_ui/api";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { SelectField } from "@/app/_ui/select";
import { say } from "@/app/_ui/toast";
import { useForm } from "@/app/_ui/use-form";
import { useRefresh } from "@/app/_ui/use-refresh";
import { firstName, ROLE_WORDS } from "@/app/_ui/words";
import { ROLES } from "@/lib/domain/people";
import { UpdatePersonInput } from "@/lib/people/input";
import type { Person } from "@/lib/people/queries";
import { ChipsField } from "../_parts/chips-field";
import { skillChoices } from "../_parts/choices";
import type { DeskNames } from "../_parts/desk-names";
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
  const refresh = useRefresh();
  const [skills, setSkills] = useState(person.skills);
  const [teams, setTeams] = useState(person.teams.map(({ id }) => id));
  const form = useForm({
    schema: UpdatePersonInput,
    start: personValues(person),
    shape: (values) => changedFields(person, { ...values, skills, teams }),
    async send(input) {
      if (Object.keys(input).length > 0) await callApi("PATCH", `/api/people/${person.id}`, { body: input });
      say("Saved.");
      await refresh();
      return undefined;
    },
  });
  const { role } = form.values;
  const isStaff = role !== "user";
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-5">
        <ProblemNotice problem={form.problem} />
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
      </div>
      <div className="flex flex-wrap gap-2 border-line border-t p-4">
        <Button type="submit" look="primary" busy={form.busy} busyWord="Saving">
          Save
        </Button>
        <LeaveButtons person={person} isMe={isMe} closeHref={closeHref} />
      </div>
    </form>
  );
}

function leadWords({ name, teams }: Person): string | undefined {
  const led = teams.find(({ lead }) => lead);
  return led ? `${firstName(name)} leads ${led.name}. Who leads is said at the team.` : undefined;
}
