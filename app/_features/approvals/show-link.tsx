"use client";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { ProblemNotice } from "@/app/_components/problem-notice";

/** Moves the focus on, because the focused button disappears. */
const focusOn = (element: HTMLElement | null) => element?.focus();

/** Creates a new link for an approver, for admins to pass on if email is off. */
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
