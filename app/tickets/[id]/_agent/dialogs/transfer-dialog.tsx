"use client";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea, TextField } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { offerToTeam, transferTo } from "@/app/tickets/[id]/_agent/mutations";
import type { TicketDialogProps } from "@/app/tickets/[id]/_agent/types";
import { formatAcceptingLead } from "@/lib/display-text/handover";
import { firstName } from "@/lib/display-text/labels";
import type { ReceivingTeam, TransferMode } from "@/lib/domain/handover";
import { PersonChoice, TeamChoice } from "./recipient-choice";
import { type RecipientOption, recipientsFor, teamsFor } from "./recipients";

/** The dialog to transfer a ticket to an agent or a team. Lists the best matches first. Some can only get an offer. */
export function TransferDialog({ state, names, me, onClose }: TicketDialogProps) {
  const { ticket, change, pending, problem } = state;
  const [search, setSearch] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const query = search.trim().toLowerCase();
  const matches = ({ name }: { name: string }) => name.toLowerCase().includes(query);
  const recipients = recipientsFor(ticket, names, me);
  const teams = teamsFor(ticket, names, me);
  const shown = {
    people: recipients.filter(({ person }) => matches(person)),
    teams: teams.filter((to) => matches(to.team)),
  };
  const recipient = recipients.find(({ person }) => person.id === chosenId);
  const chosen = recipient ?? teams.find(({ team }) => team.id === chosenId);
  async function submit() {
    if (!chosen) return;
    if (await change(mutationFor(chosen))) onClose();
  }
  function mutationFor(to: Chosen) {
    if (to.mode.way === "offer") return offerToTeam(to.mode.team, recipient?.person ?? null, note, false);
    if ("team" in to) return offerToTeam(to.team, null, note, true);
    return transferTo(to.person, note, to.person.id === me.id);
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Transfer"
      width="wide"
      primaryAction={
        <Button variant="primary" disabled={!chosen} busy={pending !== null} busyLabel="Transferring" onClick={submit}>
          {chosen ? submitLabel(chosen, me.id) : "Transfer"}
        </Button>
      }
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <TextField
          autoFocus
          label="Transfer to"
          placeholder="Search agents and teams"
          value={search}
          autoComplete="off"
          onChange={(event) => setSearch(event.target.value)}
        />
        <div className="-mx-1 max-h-64 overflow-y-auto p-1">
          <fieldset className="min-w-0">
            <legend className="sr-only">Agents</legend>
            {shown.people.map((recipient) => (
              <PersonChoice
                key={recipient.person.id}
                recipient={recipient}
                isMe={recipient.person.id === me.id}
                checked={recipient.person.id === chosenId}
                onChoose={() => setChosenId(recipient.person.id)}
              />
            ))}
          </fieldset>
          {shown.teams.length > 0 ? (
            <fieldset className="min-w-0">
              <legend className="sb-section-title mt-3 mb-1 px-2">Teams</legend>
              {shown.teams.map(({ team, mode }) => (
                <TeamChoice
                  key={team.id}
                  team={team}
                  mode={mode}
                  checked={team.id === chosenId}
                  onChoose={() => setChosenId(team.id)}
                />
              ))}
            </fieldset>
          ) : null}
          {shown.people.length + shown.teams.length === 0 ? (
            <p className="py-3 text-muted">No matching agents or teams.</p>
          ) : null}
        </div>
        <p role="status" className={chosen?.mode.way === "offer" ? "rounded-md bg-note px-3 py-2" : "sr-only"}>
          {chosen ? formatOffer(chosen, ticket.assignee, me.id) : null}
        </p>
        <TextArea
          label="Note"
          hint="optional"
          help="We save this text as an internal note."
          rows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

type Chosen = RecipientOption | { team: ReceivingTeam; mode: TransferMode };

function submitLabel(chosen: Chosen, myId: string): string {
  if (chosen.mode.way === "offer") return `Offer to ${chosen.mode.team.name}`;
  if ("team" in chosen) return `Transfer to ${chosen.team.name}`;
  return chosen.person.id === myId ? "Assign to me" : `Transfer to ${firstName(chosen.person.name)}`;
}

function formatOffer(chosen: Chosen, assignee: { id: string; name: string } | null, myId: string): string | null {
  if (chosen.mode.way === "direct") return null;
  const { team } = chosen.mode;
  const isForMember = "person" in chosen && chosen.person.id !== team.taker?.id;
  return [
    formatAcceptingLead(team),
    isForMember ? `Then it goes to ${firstName(chosen.person.name)}.` : "",
    assignee ? `Until then the ticket stays with ${assignee.id === myId ? "you" : assignee.name}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
