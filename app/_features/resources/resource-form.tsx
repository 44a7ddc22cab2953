"use client";
import type { FormEvent, ReactNode } from "react";
import type { ApiProblem } from "@/app/_client/api";
import { ConfirmButton } from "@/app/_components/confirm-button";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { SidePanelFoot } from "@/app/_components/side-panel-foot";

interface ResourceFormProps {
  form: { submit: (event: FormEvent<HTMLFormElement>) => void; busy: boolean; problem: ApiProblem | null };
  submitLabel: string;
  busyLabel?: string;
  /** Without it, there is no Cancel link. */
  closeHref?: string;
  removal?: { title: string; about: string; onConfirm: () => Promise<void> } | null;
  end?: ReactNode;
  children: ReactNode;
}

/** A form in a side panel. The bar at its foot has buttons to save, cancel and delete. */
export function ResourceForm({
  form,
  submitLabel,
  busyLabel = "Saving",
  closeHref,
  removal,
  end,
  children,
}: ResourceFormProps) {
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-5">
        <ProblemNotice problem={form.problem} />
        {children}
      </div>
      <SidePanelFoot busy={form.busy} submitLabel={submitLabel} busyLabel={busyLabel} closeHref={closeHref}>
        {removal ? <ConfirmButton label="Delete" busyLabel="Deleting" {...removal} /> : end}
      </SidePanelFoot>
    </form>
  );
}
