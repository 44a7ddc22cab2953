"use client";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { ProblemNotice } from "@/app/_components/problem-notice";

/** Focuses the new link, because the button that had the focus disappears. */
const focusOn = (element: HTMLElement | null) => element?.focus();

/** A button that creates a link for the approver, which an admin can pass on if no email leaves this machine. */
export function ShowLink({ requestId, approver }: { requestId: string; approver: string }) {
  const [link, setLink] = useState<string | null>(null);
  const { busy, problem, send } = useSend();
  const show = () =>
    send(async () => {
      setLink((await callApi<{ link: string }>("POST", `/api/approvals/${requestId}/link`, { body: {} })).link);
    });
  return (
    <div className="mt-1">
      <ProblemNotice problem={problem} />
      {link ? (
        <div className="flex items-center gap-1 rounded-md border border-line bg-base-200 py-0.5 pl-2.5" role="status">
          <a ref={focusOn} href={link} rel="noreferrer" className="link-in min-w-0 flex-1 truncate text-xs">
            {link}
          </a>
          <CopyButton text={link} label="Copy link" />
        </div>
      ) : (
        <Button size="sm" busy={busy} busyLabel="Creating" onClick={show} aria-label={`Show link for ${approver}`}>
          Show link
        </Button>
      )}
    </div>
  );
}
