"use client";
import { type ComponentType, useMemo, useState } from "react";
import { LiveRefresh } from "@/app/_client/live-refresh";
import { usePageShortcut } from "@/app/_client/use-page-shortcut";
import { EvidenceLinks } from "@/app/_features/evidence/evidence-links";
import { isActive } from "@/lib/domain/ticket";
import { DeleteDialog } from "./dialogs/delete-dialog";
import { NoteDialog } from "./dialogs/note-dialog";
import { SkillsDialog } from "./dialogs/skills-dialog";
import { TransferDialog } from "./dialogs/transfer-dialog";
import { canTransfer } from "./mutations";
import { OfferBanner } from "./offer-banner";
import { mayReply, ReplyEditor, type SuggestedDraft } from "./reply-editor";
import { Sidebar } from "./sidebar/sidebar";
import { TicketBar } from "./ticket-bar";
import { TicketConflict } from "./ticket-conflict";
import { TicketHead } from "./ticket-head";
import { buildTimeline } from "./timeline/build-timeline";
import { TicketTimeline } from "./timeline/ticket-timeline";
import type { AgentTicketProps, OpenDialog, TicketDialogProps, TicketPageView } from "./types";
import { useMailRefresh } from "./use-mail-refresh";
import { useTicketMutations } from "./use-ticket-mutations";

const DIALOGS: Record<NonNullable<OpenDialog>, ComponentType<TicketDialogProps>> = {
  transfer: TransferDialog,
  return: (props) => <NoteDialog kind="return" {...props} />,
  resolve: (props) => <NoteDialog kind="resolve" {...props} />,
  cancel: (props) => <NoteDialog kind="cancel" {...props} />,
  delete: DeleteDialog,
  skills: SkillsDialog,
};

/** The ticket as staff see it: timeline and reply editor left, sidebar right. A narrow screen shows one of the two. */
export function AgentTicket(props: AgentTicketProps) {
  const { ticket: serverTicket, mails, now, ...sidebarProps } = props;
  const { names, approval, actor } = sidebarProps;
  const state = useTicketMutations(serverTicket, actor.id);
  const { ticket } = state;
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [view, setView] = useState<TicketPageView>("timeline");
  const [draft, setDraft] = useState<SuggestedDraft | null>(null);
  const timeline = useMemo(
    () => buildTimeline({ ticket, mails, names, approval, now }),
    [ticket, mails, names, approval, now],
  );
  useMailRefresh(serverTicket, mails);
  function open(next: OpenDialog) {
    // An earlier error must not appear in the dialog.
    state.clearErrors();
    setDialog(next);
  }
  usePageShortcut("h", () => open("transfer"), canTransfer(ticket));
  usePageShortcut("e", () => open("resolve"), isActive(ticket.status));
  const suggestReply = (text: string) => {
    setView("timeline");
    setDraft({ text });
  };
  const Dialog = dialog && DIALOGS[dialog];
  // A late response must close only its own dialog.
  const closeDialog = () => setDialog((now) => (now === dialog ? null : now));

  return (
    <EvidenceLinks>
      <LiveRefresh ticket={serverTicket} chain={approval.chain} />
      <p role="status" className="sr-only">
        {state.announcement}
      </p>
      <div className="flex h-full flex-col">
        <TicketBar state={state} actor={actor} view={view} onView={setView} onDialog={open} />
        <OfferBanner ticket={ticket} actor={actor} />
        <div className="flex min-h-0 flex-1">
          <section
            aria-label="Timeline"
            className={`min-w-0 flex-1 flex-col bg-base-200 ${view === "timeline" ? "flex" : "hidden"} sidebar:flex`}
          >
            <div className="min-h-0 flex-1 overflow-y-auto">
              <TicketHead state={state} />
              <TicketTimeline ticket={ticket} timeline={timeline} />
            </div>
            <ReplyEditor ticket={ticket} suggestion={draft} />
          </section>
          <Sidebar
            {...sidebarProps}
            state={state}
            onDialog={open}
            alone={view === "details"}
            onUse={mayReply(ticket.status) ? suggestReply : undefined}
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
