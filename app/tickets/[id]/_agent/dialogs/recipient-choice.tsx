import { UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/app/_components/avatar";
import { Workload } from "@/app/_components/load-bar";
import { AvailabilityDot } from "@/app/_features/working-hours/availability-dot";
import { formatCount } from "@/lib/display-text/labels";
import type { ReceivingTeam, TransferMode } from "@/lib/domain/handover";
import type { RecipientOption } from "./recipients";

interface ChoiceProps {
  checked: boolean;
  onChoose: () => void;
}

/** Somebody who can be chosen: how they fit, what they have in hand, and who decides where they are of another team. */
export function PersonChoice({
  receiver,
  isMe,
  ...choice
}: ChoiceProps & { receiver: RecipientOption; isMe: boolean }) {
  const { person, covered, wanted, why, full, way } = receiver;
  const facts = [
    wanted > 0 ? `${covered} of ${formatCount(wanted, "skill")}` : person.teams.map(({ name }) => name).join(", "),
    why,
    way.way === "offer" ? offerWords(way.team) : "",
  ];
  return (
    <Choice {...choice} disabled={full}>
      <Avatar person={person} size={24} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          {person.name}
          {isMe ? " (me)" : ""}
        </span>
        <span className="block truncate text-muted text-xs">{facts.filter(Boolean).join(", ")}</span>
      </span>
      <AvailabilityDot away={person.absence !== null} full={full} />
      <span className="w-36 shrink-0 text-xs max-sm:hidden">
        <Workload active={person.active} capacity={person.capacity} />
      </span>
    </Choice>
  );
}

/** A team that can be chosen as a whole. */
export function TeamChoice({ team, way, ...choice }: ChoiceProps & { team: ReceivingTeam; way: TransferMode }) {
  return (
    <Choice {...choice}>
      <span className="grid size-6 shrink-0 place-items-center text-muted">
        <UsersRound size={16} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{team.name}</span>
        <span className="block truncate text-muted text-xs">
          {way.way === "offer" ? offerWords(team) : "whoever of them fits best"}
        </span>
      </span>
    </Choice>
  );
}

function offerWords({ taker, name }: ReceivingTeam): string {
  return `${taker ? taker.name : "an admin"} decides for ${name}`;
}

function Choice({ checked, disabled, onChoose, children }: ChoiceProps & { disabled?: boolean; children: ReactNode }) {
  return (
    <label
      className={`flex min-h-10 items-center gap-3 rounded-md px-2 ${disabled ? "opacity-60" : "cursor-pointer hover:bg-base-300"} ${checked ? "bg-select" : ""}`}
    >
      <input
        type="radio"
        name="receiver"
        className="radio radio-sm"
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
      />
      {children}
    </label>
  );
}
