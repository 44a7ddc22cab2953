"use client";
import { X } from "lucide-react";
import { moveFocus } from "@/app/_client/move-focus";
import { Avatar } from "@/app/_components/avatar";
import { IconButton } from "@/app/_components/button";
import { Workload } from "@/app/_components/load-bar";
import { Select } from "@/app/_components/select";
import type { Colleague } from "@/app/_features/names/names";

export type Member = { personId: string; lead: boolean };

interface MembersFieldProps {
  members: readonly Member[];
  people: readonly Colleague[];
  onChange: (members: Member[]) => void;
}

/** The field for a team's members: adds and removes people, and sets or clears the team lead. */
export function MembersField({ members, people, onChange }: MembersFieldProps) {
  const others = people.filter(({ id }) => !members.some(({ personId }) => personId === id));
  const setLead = (leadId: string | null) =>
    onChange(members.map(({ personId }) => ({ personId, lead: personId === leadId })));
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Members</legend>
      <ul className="divide-y divide-line">
        {members.map(({ personId, lead: isLead }) => {
          const person = people.find(({ id }) => id === personId);
          const name = person?.name ?? "Unknown person";
          return (
            <li key={personId} className="flex min-h-11 items-center gap-2 py-1.5">
              <Avatar person={{ id: personId, name }} size={24} />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{name}</span>
                {person ? (
                  <span className="text-xs">
                    <Workload active={person.active} capacity={person.capacity} width={36} />
                    <span className="truncate text-muted">{unavailableReason(person)}</span>
                  </span>
                ) : null}
              </span>
              <label className="flex min-h-6 items-center gap-1.5 text-xs">
                <input
                  type="radio"
                  name="lead"
                  className="radio radio-xs"
                  checked={isLead}
                  onChange={() => setLead(personId)}
                  aria-label={`${name} leads`}
                />
                Lead
              </label>
              <IconButton
                label={`Remove ${name}`}
                className="text-muted"
                onClick={({ currentTarget }) => {
                  moveFocus(currentTarget, "fieldset", "select");
                  onChange(members.filter((member) => member.personId !== personId));
                }}
                icon={<X size={14} strokeWidth={1.75} aria-hidden="true" />}
              />
            </li>
          );
        })}
      </ul>
      {members.some((member) => member.lead) ? (
        <button type="button" className="btn btn-ghost btn-sm -ml-2.5 text-muted" onClick={() => setLead(null)}>
          No lead
        </button>
      ) : null}
      <div className="mt-2">
        <Select
          aria-label="Add a member"
          empty="Add a member"
          value=""
          disabled={others.length === 0}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) => target.value && onChange([...members, { personId: target.value, lead: false }])}
        />
      </div>
    </fieldset>
  );
}

function unavailableReason({ absence, active, capacity }: Colleague): string | null {
  return absence?.why ?? (active >= capacity ? "at capacity" : null);
}
