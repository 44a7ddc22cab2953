"use client";
import { type ComponentType, useMemo, useState } from "react";
import { EvidenceLinks } from "@/app/_ui/evidence-links";
import { LiveRefresh } from "@/app/_ui/live-refresh";
import { isActive, isHeldBack } from "@/lib/domain/ticket";
import { useDeskKey } from "../_parts/use-desk-key";
import { buildLine } from "./build-line";
import { Composer, mayReply, type OfferedDraft } from "./composer";
import { DeleteDialog } from "./delete-dialog";
import { HandOverDialog } from "./hand-over-dialog";
import { OfferBanner } from "./offer-banner";
import { Rail } from "./rail";
import { RefusedCard } from "./refused-card";
import { SkillsDialog } from "./skills-dialog";
import { TicketBar } from "./ticket-bar";
import { TicketHead } from "./ticket-head";
import { TicketLine } from "./ticket-line";
import type { DeskTicketProps, OpenSheet, SheetProps } from "./types";
import { useDeskTicket } from "./use-desk-ticket";
import { useSettling } from "./use-settling";
import { WordSheet } from "./word-sheet";

const DIALOGS: Record<NonNullable<OpenSheet>, ComponentType<SheetProps>> = {
  "hand-over": HandOverDialog,
  "give-back": (props) => <WordSheet kind="give-back" {...props} />,
  resolve: (props) => <WordSheet kind="resolve" {...props} />,
  cancel: (props) => <WordSheet kind="cancel" {...props} />,
  delete: DeleteDialog,
  skills: SkillsDialog,
};

/**
 * A ticket as staff work on it: left everything that happened, in one line, and the composer; right what is known and
 * why, changed in place. Under 1200 px the right side is the second of two parts.
 */
export function DeskTicket(props: DeskTicketProps) {
  const { ticket: given, ledger, mails, approval, approvalLinks, actor, catalogue: names, language, now } = props;
  const state = useDeskTicket(given, actor.id);
  const { ticket } = state;
  const [sheet, setSheet] = useState<OpenSheet>(null);
  const [part, setPart] = useState<"line" | "facts">("line");
  const [draft, setDraft] = useState<OfferedDraft | null>(null);
  const line = useMemo(() => buildLine({ ticket, mails, names, approval, now }), [ticket, mails, names, approval, now]);
  const lives = isActive(ticket.status);
  useSettling(given, mails);
  function open(next: OpenSheet) {
    // Nothing that went wrong before is the sheet's.
    state.forget();
    setSheet(next);
  }
  useDeskKey("h", () => open("hand-over"), lives && !isHeldBack(ticket.approval, ticket.assignee !== null));
  useDeskKey("e", () => open("resolve"), lives);
  const offer = (text: string) => {
    setPart("line");
    setDraft({ text });
  };
  const Sheet = sheet && DIALOGS[sheet];
  // An answer that comes late closes its own sheet, not the one that was opened since.
  const closeSheet = () => setSheet((now) => (now === sheet ? null : now));

  return (
    <EvidenceLinks>
      <LiveRefresh ticket={given} chain={approval.chain} />
      <p role="status" className="sr-only">
        {state.told}
      </p>
      <div className="flex h-full flex-col">
        <TicketBar state={state} actor={actor} part={part} onPart={setPart} onSheet={open} />
        <OfferBanner ticket={ticket} actor={actor} />
        <div className="flex min-h-0 flex-1">
          <section
            aria-label="What happened"
            className={`min-w-0 flex-1 flex-col bg-base-200 ${part === "line" ? "flex" : "hidden"} sidebar:flex`}
          >
            <div className="min-h-0 flex-1 overflow-y-auto">
              <TicketHead state={state} />
              <TicketLine ticket={ticket} line={line} />
            </div>
            <Composer ticket={ticket} offered={draft} />
          </section>
          <Rail
            state={state}
            ledger={ledger}
            approval={approval}
            approvalLinks={approvalLinks}
            names={names}
            actor={actor}
            language={language}
            onSheet={open}
            alone={part === "facts"}
            onUse={mayReply(ticket.status) ? offer : undefined}
          />
        </div>
      </div>
      {Sheet ? (
        <Sheet state={state} names={names} me={actor} onClose={closeSheet} />
      ) : (
        <RefusedCard state={state} names={names} me={actor.id} />
      )}
    </EvidenceLinks>
  );
}
