"use client";
import { ArrowRightLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi, problemOf } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { Button } from "@/app/_components/button";
import { Time } from "@/app/_components/time";
import { showToast } from "@/app/_components/toast";
import { textBody } from "@/app/tickets/[id]/text-body";
import { firstName } from "@/lib/display-text/labels";
import type { Role } from "@/lib/domain/people";
import type { HandoverView } from "@/lib/tickets/handovers/queries";
import type { TicketDetails } from "@/lib/tickets/queries";

type OfferBannerProps = { ticket: TicketDetails; actor: { id: string; role: Role } };

export function OfferBanner({ ticket, actor }: OfferBannerProps) {
  const offer = ticket.handovers?.find(({ state }) => state === "offered");
  if (!offer) return null;
  const { team, person, offeredBy, taker, note, at } = offer;
  const isAdmin = actor.role === "admin";
  const canAnswer = isAdmin || offer.leadId === actor.id;
  const isMine = offeredBy.id === actor.id;
  const assignee = ticket.assignee?.id === actor.id ? "you" : ticket.assignee?.name;
  const decidedBy = taker
    ? taker.id === actor.id
      ? "you"
      : taker.name
    : isAdmin
      ? "you or another admin"
      : "an admin";
  return (
    <section aria-label="Offer" className="shrink-0 border-line border-b bg-note px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <ArrowRightLeft size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
        <div className="min-w-60 flex-1">
          <h2 className="font-semibold">
            Offered to {team.name}, waiting for {decidedBy}
          </h2>
          <p className="text-muted">
            {isMine ? "You" : firstName(offeredBy.name)} offered this ticket <Time at={at} style="ago" />
            {person ? ` and suggested ${person.id === actor.id ? "you" : person.name}` : ""}.{" "}
            {assignee
              ? `It stays with ${assignee} until ${team.name} accepts.`
              : `It is unassigned until ${team.name} accepts.`}
          </p>
          {note ? <p className="sb-user-text mt-1.5 text-base">“{note}”</p> : null}
        </div>
        {canAnswer ? <Answer offer={offer} actor={actor} /> : null}
        {isMine && !canAnswer ? <WithdrawButton offer={offer} /> : null}
      </div>
    </section>
  );
}

function Answer({ offer, actor }: { offer: HandoverView; actor: OfferBannerProps["actor"] }) {
  const router = useRouter();
  const { busy, act } = useOffer(offer);
  const [note, setNote] = useState("");
  const isForMe = offer.person?.id === actor.id;
  const noteBody = textBody("note", note);
  const accept = (toMe: boolean) =>
    act(
      toMe ? "mine" : "take",
      { answer: "take", toMe, ...noteBody },
      toMe ? "Assigned to you." : `Accepted for ${offer.team.name}.`,
    );
  async function decline() {
    const done = await act(
      "decline",
      { answer: "decline", ...noteBody },
      `Declined. We’ll tell ${firstName(offer.offeredBy.name)}.`,
    );
    // A lead who declines may lose access to the ticket.
    if (done && actor.role !== "admin") router.push("/queue");
  }
  return (
    <div className="w-full sm:w-96">
      <label className="block">
        <span className="sr-only">Note (optional)</span>
        <input
          className="input w-full"
          placeholder={`Note to ${firstName(offer.offeredBy.name)} (optional)`}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          variant="primary"
          busy={busy === (isForMe ? "mine" : "take")}
          busyLabel="Accepting"
          onClick={() => accept(isForMe)}
        >
          {isForMe ? "Accept" : `Accept for ${offer.person ? firstName(offer.person.name) : "the team"}`}
        </Button>
        {isForMe ? null : (
          <Button busy={busy === "mine"} busyLabel="Assigning" onClick={() => accept(true)}>
            Assign to me
          </Button>
        )}
        <Button variant="ghost" busy={busy === "decline"} busyLabel="Declining" onClick={decline}>
          Decline
        </Button>
      </div>
    </div>
  );
}

function WithdrawButton({ offer }: { offer: HandoverView }) {
  const { busy, act } = useOffer(offer);
  return (
    <Button
      busy={busy === "withdraw"}
      busyLabel="Withdrawing"
      onClick={() => act("withdraw", undefined, "Offer withdrawn.")}
    >
      Withdraw offer
    </Button>
  );
}

type OfferAction = "take" | "mine" | "decline" | "withdraw";

/** Refreshes the page after each call, even if it failed. */
function useOffer({ id }: HandoverView) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState<OfferAction | null>(null);
  async function act(action: OfferAction, body: object | undefined, done: string): Promise<boolean> {
    if (busy) return false;
    setBusy(action);
    const failure = await problemOf(callApi(body ? "PUT" : "DELETE", `/api/handovers/${id}`, { body }));
    showToast(failure?.detail ?? done);
    // Not awaited: a lead who declined may leave the page at once.
    refresh().then(() => setBusy(null));
    return failure === null;
  }
  return { busy, act };
}
