"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { callApi } from "@/app/_ui/api";
import { TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { say } from "@/app/_ui/toast";
import { useForm } from "@/app/_ui/use-form";
import { useSendKey } from "@/app/_ui/use-send-key";
import { CreateTeamInput, UpdateTeamInput } from "@/lib/catalogue/input";
import type { Team } from "@/lib/catalogue/views";
import { changedOnly } from "../_parts/catalogue-query";
import { ConfirmButton } from "../_parts/confirm-button";
import type { Colleague } from "../_parts/desk-names";
import { PaneFoot } from "../_parts/pane-foot";
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
  const router = useRouter();
  const sendKey = useSendKey();
  const before = (team?.members ?? []).map(({ id, lead }): Member => ({ personId: id, lead }));
  const [members, setMembers] = useState(before);
  const form = useForm({
    schema: team ? UpdateTeamInput : CreateTeamInput,
    start: { name: team?.name ?? "", email: team?.email ?? "" },
    shape({ name, email }) {
      const wanted = { name: name.trim(), email: email.trim() || null, members };
      return team ? changedOnly({ ...team, members: before }, wanted) : wanted;
    },
    async send(input) {
      const path = team ? `/api/teams/${team.id}` : "/api/teams";
      if (!team) await callApi("POST", path, { body: input, idempotencyKey: sendKey.keyFor(input) });
      else if (Object.keys(input).length > 0) await callApi("PATCH", path, { body: input });
      sendKey.settled();
      say("Saved.");
      if (!team) router.push(closeHref, { scroll: false });
      router.refresh();
      return undefined;
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-5">
        <ProblemNotice problem={form.problem} />
        <TextField label="Name" autoComplete="off" {...form.field("name")} />
        <TextField label="E-mail" hint="optional" type="email" autoComplete="off" {...form.field("email")} />
        <MembersField members={members} people={people} onChange={setMembers} />
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
              act={async () => {
                await callApi("DELETE", `/api/teams/${team.id}`);
                say(`${team.name} is deleted.`);
                router.push(closeHref, { scroll: false });
                router.refresh();
              }}
            />
          ) : null
        }
      />
    </form>
  );
}
