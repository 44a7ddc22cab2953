"use client";
import { ActionButton } from "@/app/_components/action-button";
import { ConfirmButton } from "@/app/_components/confirm-button";
import type { useResource } from "@/app/_features/resources/use-resource";
import { firstName, formatCount } from "@/lib/display-text/labels";
import type { Person } from "@/lib/people/queries";

interface LeaveButtonsProps {
  person: Person;
  isMe: boolean;
  row: ReturnType<typeof useResource>;
}

/** Closing an account, opening it again, and deleting it for good; the two that end something ask first. */
export function DepartureButtons({ person, isMe, row }: LeaveButtonsProps) {
  const who = firstName(person.name);
  if (person.deactivatedAt === null) {
    return (
      <ConfirmButton
        verb="Deactivate"
        busyWord="Deactivating"
        title={`Deactivate ${person.name}?`}
        about={`${who} is signed out and gets nothing new. ${handWords(person)} History stays, and you can reactivate the account.`}
        leave="Keep the account"
        act={() => row.save({ deactivated: true }, `${who} is deactivated.`)}
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
        busyWord="Opening"
        done={`${who} can sign in again.`}
      />
      {isMe ? null : (
        <ConfirmButton
          verb="Delete"
          finalVerb="Delete for good"
          busyWord="Deleting"
          title={`Delete ${person.name} for good?`}
          about="Name and address are erased everywhere. Tickets and history stay, without a name. This can’t be undone."
          leave="Keep it"
          act={() => row.remove("The account is deleted.")}
        />
      )}
    </>
  );
}

function handWords({ activeTickets }: Person): string {
  if (activeTickets === 0) return "";
  return `${formatCount(activeTickets, "ticket goes", "tickets go")} back to routing.`;
}
