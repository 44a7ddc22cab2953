"use client";
import { type ComponentType, useMemo, useState } from "react";
import { LiveRefresh } from "@/app/_client/live-refresh";
import { usePageShortcut } from "@/app/_client/use-page-shortcut";
import { EvidenceLinks } from "@/app/_features/evidence/evidence-links";
import { isActive, isHeldForApproval } from "@/lib/domain/ticket";
import { DeleteDialog } from "./dialogs/delete-dialog";
import { NoteDialog } from "./dialogs/note-dialog";
import { SkillsDialog } from "./dialogs/skills-dialog";
import { TransferDialog } from "./dialogs/transfer-dialog";
import { OfferBanner } from "./offer-banner";
import { mayReply, ReplyEditor, type SuggestedDraft } from "./reply-editor";
import { Sidebar } from "./sidebar/sidebar";
import { TicketBar } from "./ticket-bar";
import { TicketConflict } from "./ticket-conflict";
import { TicketHead } from "./ticket-head";
import { buildTimeline } from "./timeline/build-timeline";
import { TicketTimeline } from "./timeline/ticket-timeline";
import type { AgentTicketProps, OpenDialog, TicketDialogProps } from "./types";
import { useSettling } from "./use-settling";
import { useTicketMutations } from "./use-ticket-mutations";

const DIALOGS: Record<NonNullable<OpenDialog>, ComponentType<TicketDialogProps>> = {
  "hand-over": TransferDialog,
  "give-back": (props) => <NoteDialog kind="give-back" {...props} />,
  resolve: (props) => <NoteDialog kind="resolve" {...props} />,
  cancel: (props) => <NoteDialog kind="cancel" {...props} />,
  delete: DeleteDialog,
  skills: SkillsDialog,
};

/**
 * A ticket as staff work on it: left everything that happened, in one line, and the composer; right what is known and
 * why, changed in place. Under 1200 px the right side is the second of two parts.
 */
export function AgentTicket(props: AgentTicketProps) {
  const { ticket: given, decisionLog, mails, approval, approvalLinks, actor, catalogue: names, language, now } = props;
  const state = useTicketMutations(given, actor.id);
  const { ticket } = state;
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [part, setPart] = useState<"line" | "facts">("line");
  const [draft, setDraft] = useState<SuggestedDraft | null>(null);
  const line = useMemo(
    () => buildTimeline({ ticket, mails, names, approval, now }),
    [ticket, mails, names, approval, now],
  );
  const lives = isActive(ticket.status);
  useSettling(given, mails);
  function open(next: OpenDialog) {
    // Nothing that went wrong before is the sheet's.
    state.forget();
    setDialog(next);
  }
  usePageShortcut("h", () => open("hand-over"), lives && !isHeldForApproval(ticket.approval, ticket.assignee !== null));
  usePageShortcut("e", () => open("resolve"), lives);
  const offer = (text: string) => {
    setPart("line");
    setDraft({ text });
  };
  const Dialog = dialog && DIALOGS[dialog];
  // An answer that comes late closes its own sheet, not the one that was opened since.
  const closeDialog = () => setDialog((now) => (now === dialog ? null : now));

  return (
    <EvidenceLinks>
      <LiveRefresh ticket={given} chain={approval.chain} />
      <p role="status" className="sr-only">
        {state.told}
      </p>
      <div className="flex h-full flex-col">
        <TicketBar state={state} actor={actor} part={part} onPart={setPart} onDialog={open} />
        <OfferBanner ticket={ticket} actor={actor} />
        <div className="flex min-h-0 flex-1">
          <section
            aria-label="What happened"
            className={`min-w-0 flex-1 flex-col bg-base-200 ${part === "line" ? "flex" : "hidden"} sidebar:flex`}
          >
            <div className="min-h-0 flex-1 overflow-y-auto">
              <TicketHead state={state} />
              <TicketTimeline ticket={ticket} line={line} />
            </div>
            <ReplyEditor ticket={ticket} offered={draft} />
          </section>
          <Sidebar
            state={state}
            decisionLog={decisionLog}
            approval={approval}
            approvalLinks={approvalLinks}
            names={names}
            actor={actor}
            language={language}
            onDialog={open}
            alone={part === "facts"}
            onUse={mayReply(ticket.status) ? offer : undefined}
          />
        </div>
      </div>
      {Dialog ? (
        <Dialog state={state} names={names} me={actor} onClose={closeDialog} />
      ) : (
        <TicketConflict state={state} names={names} me={actor.id} />
      )}
    </EvidenceLinks>
  );
}
