"use client";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { ProblemNotice } from "@/app/_components/problem-notice";

/** The button that had the focus is gone. */
const focusOn = (element: HTMLElement | null) => element?.focus();

/** For admins where no mail leaves the machine: a fresh link for this approver, to hand over by hand. */
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
        <Button size="sm" busy={busy} busyWord="Making it" onClick={show} aria-label={`Show link for ${approver}`}>
          Show link
        </Button>
      )}
    </div>
  );
}
