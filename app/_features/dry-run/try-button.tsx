"use client";
import { History } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { callApi } from "@/app/_client/api";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { ProblemNotice } from "@/app/_components/problem-notice";
import type { DryRun } from "@/lib/routing/dry-run/views";
import { DryRunReport } from "./dry-run-report";

interface TryButtonProps {
  /** The result's title: "Billing with these members". */
  about: string;
  /** The body of `POST /api/routing/dry-run`; null if nothing has changed. */
  changes: object | null;
  /** Shown if nothing has changed: "Change the members first." */
  unchanged: string;
}

/** A button that tests unsaved changes on last month's tickets. A further change during the test cancels it. */
export function TryButton({ about, changes, unchanged }: TryButtonProps) {
  const { busy, problem, send } = useSend();
  const [shown, setShown] = useState<{ about: string; run: DryRun } | null>(null);
  const [open, setOpen] = useState(false);
  const trial = useRef<AbortController | null>(null);
  const changesJson = JSON.stringify(changes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other changes cancel the running test
  useEffect(() => () => trial.current?.abort(), [changesJson]);
  const tryIt = () =>
    send(async () => {
      const stop = new AbortController();
      trial.current = stop;
      const run = await callApi<DryRun>("POST", "/api/routing/dry-run", { body: changes, signal: stop.signal }).catch(
        (error) => {
          if (!stop.signal.aborted) throw error;
        },
      );
      if (!run) return;
      setShown({ about, run });
      setOpen(true);
    });
  return (
    <div className="space-y-2">
      <Button
        busy={busy}
        busyLabel="Testing"
        disabled={changes === null}
        onClick={tryIt}
        icon={<History size={15} strokeWidth={1.75} aria-hidden="true" />}
      >
        Try it on last month
      </Button>
      <p className="text-muted text-xs">
        {changes === null ? unchanged : "Shows who would have been assigned last month’s tickets. Nothing is saved."}
      </p>
      <ProblemNotice problem={problem} />
      <Dialog open={open} onOpenChange={setOpen} title={shown?.about ?? ""} width="wide">
        {shown ? <DryRunReport run={shown.run} /> : null}
      </Dialog>
    </div>
  );
}
