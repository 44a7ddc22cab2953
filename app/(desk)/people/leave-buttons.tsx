"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/app/_ui/api";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { say } from "@/app/_ui/toast";
import { useRefresh } from "@/app/_ui/use-refresh";
import { useSend } from "@/app/_ui/use-send";
import { count, firstName } from "@/app/_ui/words";
import type { Person } from "@/lib/people/queries";

/** Closing an account, opening it again, and deleting it for good; the two that end something ask first. */
export function LeaveButtons({ person, isMe, closeHref }: { person: Person; isMe: boolean; closeHref: string }) {
  const router = useRouter();
  const refresh = useRefresh();
  const [asked, setAsked] = useState<"deactivate" | "delete" | null>(null);
  const { busy, problem, send } = useSend();
  const who = firstName(person.name);
  const closed = person.deactivatedAt !== null;

  const act = (call: () => Promise<unknown>, done: string, leave = false) =>
    send(async () => {
      await call();
      setAsked(null);
      say(done);
      if (leave) router.push(closeHref, { scroll: false });
      await refresh();
    });
  const set = (deactivated: boolean) => callApi("PATCH", `/api/people/${person.id}`, { body: { deactivated } });

  return (
    <>
      {closed ? (
        <Button busy={busy} busyWord="Opening" onClick={() => act(() => set(false), `${who} can sign in again.`)}>
          Reactivate
        </Button>
      ) : (
        <Button look="ghost" className="ml-auto text-error" onClick={() => setAsked("deactivate")}>
          Deactivate
        </Button>
      )}
      {closed && !isMe ? (
        <Button look="ghost" className="ml-auto text-error" onClick={() => setAsked("delete")}>
          Delete
        </Button>
      ) : null}
      {asked === null ? <ProblemNotice problem={problem} /> : null}
      <Dialog
        open={asked === "deactivate"}
        onOpenChange={() => setAsked(null)}
        title={`Deactivate ${person.name}?`}
        about={`${who} is signed out and gets nothing new. ${handWords(person)} History stays, and you can reactivate the account.`}
        press={
          <Button
            look="danger"
            busy={busy}
            busyWord="Deactivating"
            onClick={() => act(() => set(true), `${who} is deactivated.`)}
          >
            Deactivate
          </Button>
        }
        leave="Keep the account"
      >
        <ProblemNotice problem={problem} />
      </Dialog>
      <Dialog
        open={asked === "delete"}
        onOpenChange={() => setAsked(null)}
        title={`Delete ${person.name} for good?`}
        about="Name and address are erased everywhere. Tickets and history stay, without a name. This can’t be undone."
        press={
          <Button
            look="danger"
            busy={busy}
            busyWord="Deleting"
            onClick={() => act(() => callApi("DELETE", `/api/people/${person.id}`), "The account is deleted.", true)}
          >
            Delete for good
          </Button>
        }
        leave="Keep it"
      >
        <ProblemNotice problem={problem} />
      </Dialog>
    </>
  );
}

function handWords({ activeTickets }: Person): string {
  if (activeTickets === 0) return "";
  return `${count(activeTickets, "ticket goes", "tickets go")} back to routing.`;
}
