"use client";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea, TextField } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { offerToTeam, transferTo } from "@/app/tickets/[id]/_agent/mutations";
import type { TicketDialogProps } from "@/app/tickets/[id]/_agent/types";
import { firstName } from "@/lib/display-text/labels";
import { acceptingLeadText, type ReceivingTeam, type TransferMode } from "@/lib/domain/handover";
import { PersonChoice, TeamChoice } from "./recipient-choice";
import { type RecipientOption, recipientsFor, teamsFor } from "./recipients";

/**
 * Gives the ticket to a colleague or a team, with a word for them if one likes; to another team it is offered, and the
 * sheet says who has to take it. Those who fit best stand first.
 */
export function TransferDialog({ state, names, me, onClose }: TicketDialogProps) {
  const { ticket, change, pending, problem } = state;
  const [search, setSearch] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const wanted = search.trim().toLowerCase();
  const isWanted = ({ name }: { name: string }) => name.toLowerCase().includes(wanted);
  const receivers = recipientsFor(ticket, names, me);
  const teams = teamsFor(ticket, names, me);
  const shown = {
    people: receivers.filter(({ person }) => isWanted(person)),
    teams: teams.filter((to) => isWanted(to.team)),
  };
  const person = receivers.find((receiver) => receiver.person.id === chosenId)?.person;
  const chosen =
    receivers.find((receiver) => receiver.person.id === chosenId) ?? teams.find(({ team }) => team.id === chosenId);
  async function submit() {
    if (!chosen) return;
    if (await change(changeTo(chosen))) onClose();
  }
  function changeTo(to: Chosen) {
    if (to.way.way === "offer") return offerToTeam(to.way.team, person ?? null, note, false);
    if ("team" in to) return offerToTeam(to.team, null, note, true);
    return transferTo(to.person, note, to.person.id === me.id);
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Hand over"
      width="wide"
      press={
        <Button look="primary" disabled={!chosen} busy={pending !== null} busyWord="Handing over" onClick={submit}>
          {chosen ? pressWords(chosen, me.id) : "Choose somebody"}
        </Button>
      }
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <TextField
          autoFocus
          label="To whom"
          placeholder="Type a name or a team"
          value={search}
          autoComplete="off"
          onChange={(event) => setSearch(event.target.value)}
        />
        <div className="-mx-1 max-h-64 overflow-y-auto p-1">
          <fieldset className="min-w-0">
            <legend className="sr-only">Colleagues</legend>
            {shown.people.map((receiver) => (
              <PersonChoice
                key={receiver.person.id}
                receiver={receiver}
                isMe={receiver.person.id === me.id}
                checked={receiver.person.id === chosenId}
                onChoose={() => setChosenId(receiver.person.id)}
              />
            ))}
          </fieldset>
          {shown.teams.length > 0 ? (
            <fieldset className="min-w-0">
              <legend className="sb-section-title mt-3 mb-1 px-2">Teams</legend>
              {shown.teams.map(({ team, way }) => (
                <TeamChoice
                  key={team.id}
                  team={team}
                  way={way}
                  checked={team.id === chosenId}
                  onChoose={() => setChosenId(team.id)}
                />
              ))}
            </fieldset>
          ) : null}
          {shown.people.length + shown.teams.length === 0 ? (
            <p className="py-3 text-muted">Nobody of that name answers tickets.</p>
          ) : null}
        </div>
        <p role="status" className={chosen?.way.way === "offer" ? "rounded-md bg-note px-3 py-2" : "sr-only"}>
          {chosen ? offerSentence(chosen, ticket.assignee, me.id) : null}
        </p>
        <TextArea
          label="A word for them"
          hint="optional"
          help="Kept as a note, for staff only."
          rows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

type Chosen = RecipientOption | { team: ReceivingTeam; way: TransferMode };

function pressWords(chosen: Chosen, myId: string): string {
  if (chosen.way.way === "offer") return `Offer it to ${chosen.way.team.name}`;
  if ("team" in chosen) return `Give it to ${chosen.team.name}`;
  return `Give it to ${chosen.person.id === myId ? "me" : firstName(chosen.person.name)}`;
}

/** What an offer means: who decides, for whom it is, and where the ticket is meanwhile. */
function offerSentence(chosen: Chosen, owner: { id: string; name: string } | null, myId: string): string | null {
  if (chosen.way.way === "direct") return null;
  const { team } = chosen.way;
  const forWhom =
    "person" in chosen && chosen.person.id !== team.taker?.id
      ? ` It goes to ${firstName(chosen.person.name)} then.`
      : "";
  const stays = owner ? `with ${owner.id === myId ? "you" : owner.name}` : "where it is";
  return `${acceptingLeadText(team)}${forWhom} Until then it stays ${stays}.`;
}
