"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { byPointer, type FieldProblems, fieldProblemsOf } from "@/app/_client/field-problems";
import { RuleDraft } from "@/lib/automation-rules/input";
import type { RuleTrial } from "@/lib/triage/try-rules";

const EMPTY_TICKET = {
  description: "",
  email: "",
  department: "",
  channel: "web",
  openedAt: "",
  category: "",
  priority: "",
};
type TypedTicket = typeof EMPTY_TICKET;

/**
 * The state of the form for a sample ticket, and `run` to try the rules on it. Input errors of the draft go to
 * `onDraftProblems`.
 */
export function useTrial(draft: RuleDraft | undefined, onDraftProblems?: (problems: FieldProblems) => void) {
  const [ticket, setTicket] = useState(EMPTY_TICKET);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<{ request: string; trial: RuleTrial } | null>(null);
  const namedDraft = draft && { ...draft, name: draft.name.trim() || "This rule" };
  const body = { ticket: toInput(ticket), draft: namedDraft };
  const request = JSON.stringify(body);

  const field = (name: keyof TypedTicket) => ({
    value: ticket[name],
    error: problems[`/${name}`],
    onChange({ target }: { target: { value: string } }) {
      setTicket({ ...ticket, [name]: target.value });
      setProblems({});
    },
  });

  async function run() {
    if (busy) return;
    setProblem(null);
    setProblems({});
    const draftProblems = namedDraft ? fieldProblemsOf(RuleDraft, namedDraft) : {};
    if (Object.keys(draftProblems).length > 0) return onDraftProblems?.(draftProblems);
    setBusy(true);
    try {
      setResult({ request, trial: await callApi<RuleTrial>("POST", "/api/rules/trial", { body }) });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setResult(null);
      const ticketErrors = error.errors.filter(({ pointer }) => pointer.startsWith("/ticket"));
      const draftErrors = error.errors.filter(({ pointer }) => !pointer.startsWith("/ticket"));
      setProblems(byPointer(ticketErrors, "/ticket"));
      if (draftErrors.length > 0 && onDraftProblems) onDraftProblems(byPointer(draftErrors, "/draft"));
      else if (ticketErrors.length === 0) setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  // A result for an earlier ticket or draft is not shown.
  const current = result?.request === request ? result.trial : null;
  return { field, problem, busy, result: current, run };
}

function toInput({ openedAt, ...ticket }: TypedTicket) {
  const filled = Object.entries(ticket).filter(([name, text]) => name === "description" || text.trim() !== "");
  const at = new Date(openedAt);
  return { ...Object.fromEntries(filled), ...(Number.isNaN(at.getTime()) ? {} : { openedAt: at.toISOString() }) };
}
