import { UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/app/_components/avatar";
import { Workload } from "@/app/_components/load-bar";
import { AvailabilityDot } from "@/app/_features/working-hours/availability-dot";
import { formatCount } from "@/lib/display-text/labels";
import type { ReceivingTeam, TransferMode } from "@/lib/domain/handover";
import type { RecipientOption } from "./recipients";

type ChoiceProps = { checked: boolean; onChoose: () => void };

type PersonChoiceProps = ChoiceProps & { recipient: RecipientOption; isMe: boolean };

export function PersonChoice({ recipient, isMe, ...choice }: PersonChoiceProps) {
  const { person, covered, wanted, why, full, mode } = recipient;
  const details = [
    wanted > 0 ? `${covered} of ${formatCount(wanted, "skill")}` : person.teams.map(({ name }) => name).join(", "),
    why,
    mode.way === "offer" ? formatOffer(mode.team) : "",
  ];
  return (
    <Choice {...choice} disabled={full}>
      <Avatar person={person} size={24} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          {person.name}
          {isMe ? " (me)" : ""}
        </span>
        <span className="block truncate text-muted text-xs">{details.filter(Boolean).join(", ")}</span>
      </span>
      <AvailabilityDot away={person.absence !== null} full={full} />
      <span className="w-36 shrink-0 text-xs max-sm:hidden">
        <Workload active={person.active} capacity={person.capacity} />
      </span>
    </Choice>
  );
}

export function TeamChoice({ team, mode, ...choice }: ChoiceProps & { team: ReceivingTeam; mode: TransferMode }) {
  return (
    <Choice {...choice}>
      <span className="grid size-6 shrink-0 place-items-center text-muted">
        <UsersRound size={16} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{team.name}</span>
        <span className="block truncate text-muted text-xs">
          {mode.way === "offer" ? formatOffer(team) : "goes to the best match in the team"}
        </span>
      </span>
    </Choice>
  );
}

function formatOffer({ taker, name }: ReceivingTeam): string {
  return `offer to ${name}, which ${taker?.name ?? "an admin"} must accept`;
}

function Choice({ checked, disabled, onChoose, children }: ChoiceProps & { disabled?: boolean; children: ReactNode }) {
  return (
    <label
      className={`flex min-h-10 items-center gap-3 rounded-md px-2 ${disabled ? "opacity-60" : "cursor-pointer hover:bg-base-300"} ${checked ? "bg-select" : ""}`}
    >
      <input
        type="radio"
        name="recipient"
        className="radio radio-sm"
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
      />
      {children}
    </label>
  );
}
