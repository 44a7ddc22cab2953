"use client";
import { ActionButton } from "@/app/_components/action-button";
import { ConfirmButton } from "@/app/_components/confirm-button";
import type { useResource } from "@/app/_features/resources/use-resource";
import { firstName, formatCount } from "@/lib/display-text/labels";
import type { Person } from "@/lib/people/queries";

interface DepartureButtonsProps {
  person: Person;
  isMe: boolean;
  row: ReturnType<typeof useResource>;
}

/** Deactivates, reactivates or deletes an account. Asks before it deactivates or deletes. */
export function DepartureButtons({ person, isMe, row }: DepartureButtonsProps) {
  const name = firstName(person.name);
  if (person.deactivatedAt === null) {
    return (
      <ConfirmButton
        verb="Deactivate"
        busyWord="Deactivating"
        title={`Deactivate ${person.name}?`}
        about={`${name} is signed out and gets no new tickets. ${formatReturned(person)} We keep the history, and you can reactivate the account.`}
        leave="Cancel"
        act={() => row.save({ deactivated: true }, `${name} deactivated.`)}
      />
    );
  }
  return (
    <>
      <ActionButton
        method="PATCH"
        path={`/api/people/${person.id}`}
        body={{ deactivated: false }}
        verb="Reactivate"
        busyWord="Reactivating"
        done={`${name} can sign in again.`}
      />
      {isMe ? null : (
        <ConfirmButton
          verb="Delete"
          finalVerb="Delete permanently"
          busyWord="Deleting"
          title={`Delete ${person.name} permanently?`}
          about="We erase the name and email everywhere. Tickets and history stay, without a name. You can’t undo this."
          leave="Cancel"
          act={() => row.remove("Account deleted.")}
        />
      )}
    </>
  );
}

function formatReturned({ activeTickets }: Person): string {
  if (activeTickets === 0) return "";
  return `${formatCount(activeTickets, "open ticket returns", "open tickets return")} to the queue.`;
}
