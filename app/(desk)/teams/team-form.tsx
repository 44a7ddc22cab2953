"use client";
import { type ReactNode, useState } from "react";
import { TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { useForm } from "@/app/_ui/use-form";
import { CreateTeamInput, UpdateTeamInput } from "@/lib/catalogue/input";
import type { Team } from "@/lib/catalogue/views";
import { changedOnly } from "../_parts/catalogue-query";
import { ConfirmButton } from "../_parts/confirm-button";
import type { Colleague } from "../_parts/desk-names";
import { TryButton } from "../_parts/dry-run/try-button";
import { PaneFoot } from "../_parts/pane-foot";
import { useCatalogueRow } from "../_parts/use-catalogue-row";
import { type Member, MembersField } from "./members-field";

interface TeamFormProps {
  /** Null for a new one. */
  team: Team | null;
  people: readonly Colleague[];
  closeHref: string;
  /** What is said elsewhere, drawn by the server. */
  children?: ReactNode;
}

/** A team's name, address and members, one of whom may lead. */
export function TeamForm({ team, people, closeHref, children }: TeamFormProps) {
  const row = useCatalogueRow({ path: "/api/teams", id: team?.id, closeHref });
  const before = (team?.members ?? []).map(({ id, lead }): Member => ({ personId: id, lead }));
  const [members, setMembers] = useState(before);
  const form = useForm({
    schema: team ? UpdateTeamInput : CreateTeamInput,
    start: { name: team?.name ?? "", email: team?.email ?? "" },
    shape({ name, email }) {
      const wanted = { name: name.trim(), email: email.trim() || null, members };
      return team ? changedOnly({ ...team, members: before }, wanted) : wanted;
    },
    send: row.save,
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-5">
        <ProblemNotice problem={form.problem} />
        <TextField label="Name" autoComplete="off" {...form.field("name")} />
        <TextField label="E-mail" hint="optional" type="email" autoComplete="off" {...form.field("email")} />
        <MembersField members={members} people={people} onChange={setMembers} />
        {team ? (
          <TryButton
            about={`${team.name} with these members`}
            changes={sameMembers(before, members) ? null : { teams: [{ id: team.id, members }] }}
            unchanged="Change its members first."
          />
        ) : null}
        {children}
      </div>
      <PaneFoot
        busy={form.busy}
        verb={team ? "Save" : "Add team"}
        busyWord="Saving"
        closeHref={closeHref}
        end={
          team ? (
            <ConfirmButton
              verb="Delete"
              busyWord="Deleting"
              title={`Delete ${team.name}?`}
              about="Its members stay. Its categories and tickets stay too, without a team."
              act={() => row.remove(`${team.name} is deleted.`)}
            />
          ) : null
        }
      />
    </form>
  );
}

function sameMembers(before: Member[], now: Member[]): boolean {
  const said = (list: Member[]) =>
    list
      .map(({ personId, lead }) => `${personId} ${lead}`)
      .sort()
      .join();
  return said(before) === said(now);
}
