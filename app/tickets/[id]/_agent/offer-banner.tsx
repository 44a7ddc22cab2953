"use client";
import { ArrowRightLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi, conflictOf } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { Button } from "@/app/_components/button";
import { Time } from "@/app/_components/time";
import { showToast } from "@/app/_components/toast";
import { firstName } from "@/lib/display-text/labels";
import type { Role } from "@/lib/domain/people";
import type { HandoverView } from "@/lib/tickets/handovers/queries";
import type { TicketDetails } from "@/lib/tickets/queries";

interface OfferBannerProps {
  ticket: TicketDetails;
  actor: { id: string; role: Role };
}

/** That a ticket is offered to another team, for whom it waits there, and what each may do about it. */
export function OfferBanner({ ticket, actor }: OfferBannerProps) {
  const offer = ticket.handovers?.find(({ state }) => state === "offered");
  if (!offer) return null;
  const { team, person, offeredBy, taker, note, at } = offer;
  const isAdmin = actor.role === "admin";
  const mayAnswer = isAdmin || offer.leadId === actor.id;
  const mine = offeredBy.id === actor.id;
  const owner = ticket.assignee?.id === actor.id ? "you" : ticket.assignee?.name;
  const waitsFor = taker ? (taker.id === actor.id ? "you" : taker.name) : isAdmin ? "you or another admin" : "an admin";
  return (
    <section aria-label="Offer" className="shrink-0 border-line border-b bg-note px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <ArrowRightLeft size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
        <div className="min-w-60 flex-1">
          <h2 className="font-semibold">
            Offered to {team.name}, waits for {waitsFor}
          </h2>
          <p className="text-muted">
            {mine ? "You" : firstName(offeredBy.name)} offered it
            {person ? ` with ${person.id === actor.id ? "you" : person.name} in mind` : ""} <Time at={at} style="ago" />
            . {owner ? `Until it is taken it stays with ${owner}.` : "Nobody has it yet."}
          </p>
          {note ? <p className="sb-user-text mt-1.5 text-base">“{note}”</p> : null}
        </div>
        {mayAnswer ? <Answer offer={offer} actor={actor} /> : null}
        {mine && !mayAnswer ? <TakeBack offer={offer} /> : null}
      </div>
    </section>
  );
}

function Answer({ offer, actor }: { offer: HandoverView; actor: OfferBannerProps["actor"] }) {
  const router = useRouter();
  const { busy, act } = useOffer(offer);
  const [note, setNote] = useState("");
  const isForMe = offer.person?.id === actor.id;
  const words = note.trim() ? { note: note.trim() } : {};
  const take = (toMe: boolean) =>
    act(
      toMe ? "mine" : "take",
      { answer: "take", toMe, ...words },
      toMe ? "It is yours." : `${offer.team.name} has it.`,
    );
  async function decline() {
    const done = await act(
      "decline",
      { answer: "decline", ...words },
      `Declined. ${firstName(offer.offeredBy.name)} hears of it.`,
    );
    // The offer was what let a lead see the ticket.
    if (done && actor.role !== "admin") router.push("/queue");
  }
  return (
    <div className="w-full sm:w-96">
      <label className="block">
        <span className="sr-only">A word back, optional</span>
        <input
          className="input w-full"
          placeholder={`A word for ${firstName(offer.offeredBy.name)}, optional`}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          look="primary"
          busy={busy === (isForMe ? "mine" : "take")}
          busyWord="Taking"
          onClick={() => take(isForMe)}
        >
          {isForMe ? "Take it" : `Take it for ${offer.person ? firstName(offer.person.name) : "the team"}`}
        </Button>
        {isForMe ? null : (
          <Button busy={busy === "mine"} busyWord="Taking" onClick={() => take(true)}>
            Take it myself
          </Button>
        )}
        <Button look="ghost" busy={busy === "decline"} busyWord="Declining" onClick={decline}>
          Decline
        </Button>
      </div>
    </div>
  );
}

function TakeBack({ offer }: { offer: HandoverView }) {
  const { busy, act } = useOffer(offer);
  return (
    <Button busy={busy === "withdraw"} busyWord="Taking back" onClick={() => act("withdraw", undefined, "Taken back.")}>
      Take the offer back
    </Button>
  );
}

type Act = "take" | "mine" | "decline" | "withdraw";

/** One press, one call; the page is drawn anew after it, also where somebody was faster, which is then told. */
function useOffer({ id }: HandoverView) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState<Act | null>(null);
  async function act(which: Act, body: object | undefined, done: string): Promise<boolean> {
    if (busy) return false;
    setBusy(which);
    const refused = await conflictOf(callApi(body ? "PUT" : "DELETE", `/api/handovers/${id}`, { body }));
    showToast(refused?.detail ?? done);
    // Not waited for: whoever declines may have to leave the page.
    refresh().then(() => setBusy(null));
    return refused === null;
  }
  return { busy, act };
}
