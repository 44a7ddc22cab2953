"use client";
import { count, firstName } from "@/app/_ui/words";
import type { Person } from "@/lib/people/queries";
import { ActButton } from "../_parts/act-button";
import { ConfirmButton } from "../_parts/confirm-button";
import type { useCatalogueRow } from "../_parts/use-catalogue-row";

interface LeaveButtonsProps {
  person: Person;
  isMe: boolean;
  row: ReturnType<typeof useCatalogueRow>;
}

/** Closing an account, opening it again, and deleting it for good; the two that end something ask first. */
export function LeaveButtons({ person, isMe, row }: LeaveButtonsProps) {
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
      <ActButton
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
  return `${count(activeTickets, "ticket goes", "tickets go")} back to routing.`;
}
