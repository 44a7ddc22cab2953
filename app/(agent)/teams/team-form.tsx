"use client";
import { type ReactNode, useState } from "react";
import { TextField } from "@/app/_components/field";
import { TryButton } from "@/app/_features/dry-run/try-button";
import type { Colleague } from "@/app/_features/names/names";
import { ResourceForm } from "@/app/_features/resources/resource-form";
import { useResourceForm } from "@/app/_features/resources/use-resource";
import { CreateTeamInput, UpdateTeamInput } from "@/lib/catalogue/input";
import type { Team } from "@/lib/catalogue/views";
import { type Member, MembersField } from "./members-field";

interface TeamFormProps {
  team: Team | null;
  people: readonly Colleague[];
  closeHref: string;
  children?: ReactNode;
}

/** The form that creates or changes a team: name, email and members. At most one member is the lead. */
export function TeamForm({ team, people, closeHref, children }: TeamFormProps) {
  const before = (team?.members ?? []).map(({ id, lead }): Member => ({ personId: id, lead }));
  const [members, setMembers] = useState(before);
  const form = useResourceForm({
    path: "/api/teams",
    item: team,
    closeHref,
    schema: { create: CreateTeamInput, update: UpdateTeamInput },
    start: { name: team?.name ?? "", email: team?.email ?? "" },
    wanted: ({ name, email }) => ({ name: name.trim(), email: email.trim() || null, members }),
    before: { ...team, members: before },
  });
  return (
    <ResourceForm
      form={form}
      submitLabel={team ? "Save" : "Add team"}
      closeHref={closeHref}
      removal={
        team && {
          title: `Delete ${team.name}?`,
          about: "Its members, categories and tickets are kept, but no longer belong to this team.",
          onConfirm: () => form.remove(`${team.name} deleted.`),
        }
      }
    >
      <TextField label="Name" autoComplete="off" {...form.field("name")} />
      <TextField label="Email" hint="optional" type="email" autoComplete="off" {...form.field("email")} />
      <MembersField members={members} people={people} onChange={setMembers} />
      {team ? (
        <TryButton
          about={`${team.name} with these members`}
          changes={isSameTeam(before, members) ? null : { teams: [{ id: team.id, members }] }}
          unchanged="Change the members first."
        />
      ) : null}
      {children}
    </ResourceForm>
  );
}

function isSameTeam(before: Member[], now: Member[]): boolean {
  const has = ({ personId, lead }: Member) => before.some((old) => old.personId === personId && old.lead === lead);
  return before.length === now.length && now.every(has);
}
