"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { callApi } from "@/app/_client/api";
import { useDraft } from "@/app/_client/use-draft";
import { useForm } from "@/app/_client/use-form";
import { useHydrated } from "@/app/_client/use-hydrated";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { usePageShortcut } from "@/app/_client/use-page-shortcut";
import { writtenSince } from "@/app/_client/written-since";
import { Button } from "@/app/_components/button";
import { Kbd } from "@/app/_components/kbd";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { firstName } from "@/lib/display-text/labels";
import type { Status } from "@/lib/domain/ticket";
import { ReplyInput } from "@/lib/tickets/input";
import type { TicketDetails } from "@/lib/tickets/queries";

/** A text that the editor appends to the reply. A new object with the same text is appended again. */
export type SuggestedDraft = { text: string };

export function mayReply(status: Status): boolean {
  return status !== "closed" && status !== "cancelled";
}

/** The form where staff write a reply or an internal note. The browser tab keeps the draft. */
export function ReplyEditor({ ticket, suggestion }: { ticket: TicketDetails; suggestion: SuggestedDraft | null }) {
  const router = useRouter();
  const sendKey = useIdempotencyKey();
  const area = useRef<HTMLTextAreaElement>(null);
  const closed = !mayReply(ticket.status);
  const form = useForm({
    schema: ReplyInput,
    start: { body: "", kind: closed ? "note" : "reply" },
    shape: ({ body, kind }) => ({ body, internal: closed || kind === "note" }),
    async send(reply, sent) {
      await callApi("POST", `/api/tickets/${ticket.id}/replies`, {
        body: reply,
        idempotencyKey: sendKey.keyFor(reply),
      });
      sendKey.settled();
      forgetDraft();
      form.setValues((now) => {
        const rest = writtenSince(sent.body, now.body);
        // The agent may have continued with a note, which must not become a reply.
        const isContinued = rest !== "" || now.kind !== sent.kind;
        return { body: rest, kind: isContinued ? now.kind : closed ? "note" : "reply" };
      });
      router.refresh();
      return undefined;
    },
  });
  const { body, kind } = form.values;
  const forgetDraft = useDraft(`desk/${ticket.id}`, body === "" ? EMPTY : form.values, (stored) =>
    form.setValues({ ...form.values, ...stored }),
  );
  const isNote = closed || kind === "note";

  function write(as: "reply" | "note") {
    form.set("kind", as);
    area.current?.focus();
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each suggestion
  useEffect(() => {
    if (!suggestion) return;
    form.setValues({ body: body.trim() ? `${body.trimEnd()}\n\n${suggestion.text}` : suggestion.text, kind: "reply" });
    area.current?.focus();
  }, [suggestion]);
  usePageShortcut("r", () => write("reply"), !closed);
  usePageShortcut("n", () => write("note"));
  useEffect(() => {
    if (window.location.hash === "#write") area.current?.focus();
  }, []);

  const label = isNote ? "Add an internal note" : `Reply to ${firstName(ticket.requester.name)}`;
  const { error, ...field } = form.field("body");
  return (
    <form
      ref={form.ref}
      method="post"
      onSubmit={form.submit}
      noValidate
      className="shrink-0 px-4 pt-2 pb-4 md:pr-8 md:pl-14"
    >
      <ProblemNotice problem={form.problem} />
      <div
        className={`rounded-box border border-edge focus-within:border-primary focus-within:outline-2 focus-within:outline-(--sb-focus) ${isNote ? "bg-note" : "bg-base-100"}`}
      >
        <textarea
          {...field}
          ref={area}
          aria-label={label}
          placeholder={`${label}…`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "reply-error" : undefined}
          rows={1}
          className="field-sizing-content block max-h-64 min-h-10 w-full resize-none bg-transparent px-3.5 pt-2.5 text-base outline-none placeholder:text-faint"
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <div className="flex flex-wrap items-center gap-1 p-2">
          <fieldset aria-label="Message type" className="flex items-center gap-1">
            {closed ? null : (
              <KindButton on={!isNote} onPress={() => write("reply")} shortcut="r">
                Reply
              </KindButton>
            )}
            <KindButton on={isNote} onPress={() => write("note")} shortcut="n">
              Note
            </KindButton>
          </fieldset>
          {closed ? (
            <span className="text-muted text-xs">This ticket is {ticket.status}. You can only add notes.</span>
          ) : null}
          <p id="reply-error" className="ml-2 text-error text-xs">
            {error}
          </p>
          <Button
            type="submit"
            variant="primary"
            className="ml-auto"
            shortcut={useSendShortcut()}
            busy={form.busy}
            busyLabel="Sending"
          >
            {isNote ? "Add note" : "Send"}
          </Button>
        </div>
      </div>
    </form>
  );
}

const EMPTY = { body: "", kind: "" };

type KindButtonProps = { on: boolean; onPress: () => void; shortcut: string; children: string };

function KindButton({ on, onPress, shortcut, children }: KindButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      className="inline-flex h-7 items-center gap-1.5 rounded-md px-2 aria-pressed:bg-base-300 aria-pressed:font-semibold pointer-coarse:h-11"
      onClick={onPress}
    >
      {children}
      {on ? null : <Kbd>{shortcut}</Kbd>}
    </button>
  );
}

function useSendShortcut(): string {
  const isMac = useHydrated() && /Mac|iPhone|iPad/.test(navigator.platform);
  return isMac ? "⌘↵" : "Ctrl ↵";
}
