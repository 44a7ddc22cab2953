"use client";
import { type ReactNode, useState } from "react";
import { useForm } from "@/app/_client/use-form";
import { ActionButton } from "@/app/_components/action-button";
import { ConfirmButton } from "@/app/_components/confirm-button";
import { TextField } from "@/app/_components/field";
import { SelectField } from "@/app/_components/select";
import { TagInput } from "@/app/_components/tag-input";
import { skillChoices } from "@/app/_features/names/choices";
import type { CatalogueNames } from "@/app/_features/names/names";
import { ResourceForm } from "@/app/_features/resources/resource-form";
import { useResource } from "@/app/_features/resources/use-resource";
import { firstName, formatCount, ROLE_LABELS } from "@/lib/display-text/labels";
import { ROLES } from "@/lib/domain/people";
import { UpdatePersonInput } from "@/lib/people/input";
import type { Person } from "@/lib/people/queries";
import { AvailabilityRows } from "./availability-rows";
import { changedFields, personValues } from "./person-values";

interface PersonFormProps {
  person: Person;
  names: CatalogueNames;
  isMe: boolean;
  closeHref: string;
  openTickets: ReactNode;
}

/** The form for an account. It sends only changed fields, so that another admin's changes to the others stay. */
export function PersonForm({ person, names, isMe, closeHref, openTickets }: PersonFormProps) {
  const row = useResource({ path: "/api/people", id: person.id, closeHref });
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
    <ResourceForm form={form} submitLabel="Save" end={<DepartureButtons person={person} isMe={isMe} row={row} />}>
      <TextField label="Name" autoComplete="off" {...form.field("name")} />
      <SelectField
        label="Role"
        options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))}
        disabled={isMe}
        help={isMe ? "You can’t change your own role. Ask another admin." : undefined}
        {...form.field("role")}
      />
      {isStaff ? (
        <>
          <TagInput
            label="Skills"
            adds="Add a skill"
            values={skills}
            onChange={setSkills}
            options={skillChoices(names)}
          />
          <TagInput
            label="Teams"
            adds="Add a team"
            values={teams}
            onChange={setTeams}
            options={names.teams.map(({ id, name }) => ({ value: id, label: name }))}
            help={formatLead(person)}
          />
          <TextField label="Capacity" inputMode="numeric" {...form.field("capacity")} />
          <AvailabilityRows person={person} people={names.people} />
        </>
      ) : null}
      {openTickets}
    </ResourceForm>
  );
}

function formatLead({ name, teams }: Person): string | undefined {
  const team = teams.find(({ lead }) => lead);
  return team ? `${firstName(name)} leads ${team.name}. You can change the lead on the team’s page.` : undefined;
}

type DepartureButtonsProps = { person: Person; isMe: boolean; row: ReturnType<typeof useResource> };

function DepartureButtons({ person, isMe, row }: DepartureButtonsProps) {
  const name = firstName(person.name);
  if (person.deactivatedAt === null) {
    return (
      <ConfirmButton
        label="Deactivate"
        busyLabel="Deactivating"
        title={`Deactivate ${person.name}?`}
        about={`${name} is signed out and gets no new tickets. ${formatReturned(person)} We keep the history, and you can reactivate the account.`}
        cancelLabel="Cancel"
        onConfirm={() => row.save({ deactivated: true }, `${name} deactivated.`)}
      />
    );
  }
  return (
    <>
      <ActionButton
        method="PATCH"
        path={`/api/people/${person.id}`}
        body={{ deactivated: false }}
        label="Reactivate"
        busyLabel="Reactivating"
        done={`${name} can sign in again.`}
      />
      {isMe ? null : (
        <ConfirmButton
          label="Delete"
          confirmLabel="Delete permanently"
          busyLabel="Deleting"
          title={`Delete ${person.name} permanently?`}
          about="We erase the name and email everywhere. Tickets and history stay, without a name. You can’t undo this."
          cancelLabel="Cancel"
          onConfirm={() => row.remove("Account deleted.")}
        />
      )}
    </>
  );
}

function formatReturned({ activeTickets }: Person): string {
  if (activeTickets === 0) return "";
  return `${formatCount(activeTickets, "open ticket returns", "open tickets return")} to the queue.`;
}
