"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { byPointer, type FieldProblems, fieldProblemsOf } from "@/app/_client/field-problems";
import { RuleDraft } from "@/lib/automation-rules/input";
import type { RuleTrial } from "@/lib/triage/try-rules";

/** A ticket as it is typed to try rules on; empty fields are left out. */
const NO_TICKET = {
  description: "",
  email: "",
  department: "",
  channel: "web",
  openedAt: "",
  category: "",
  priority: "",
};
export type TypedTicket = typeof NO_TICKET;

/** Tries the rules; what is wrong with the draft itself is told where it is written. */
export function useTrial(draft: RuleDraft | undefined, onFaults?: (faults: FieldProblems) => void) {
  const [ticket, setTicket] = useState(NO_TICKET);
  const [faults, setFaults] = useState<FieldProblems>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<{ of: string; trial: RuleTrial } | null>(null);
  const wanted = draft && { ...draft, name: draft.name.trim() || "This rule" };
  const body = { ticket: sentAs(ticket), draft: wanted };

  function set(part: Partial<TypedTicket>) {
    setTicket({ ...ticket, ...part });
    setFaults({});
  }

  async function run() {
    if (busy) return;
    setProblem(null);
    setFaults({});
    const wrong = wanted ? fieldProblemsOf(RuleDraft, wanted) : {};
    if (Object.keys(wrong).length > 0) return onFaults?.(wrong);
    setBusy(true);
    try {
      setResult({ of: JSON.stringify(body), trial: await callApi<RuleTrial>("POST", "/api/rules/trial", { body }) });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setResult(null);
      const [mine, theirs] = [error.errors.filter(isOfTicket), error.errors.filter((one) => !isOfTicket(one))];
      setFaults(byPointer(mine, "/ticket"));
      if (theirs.length > 0 && onFaults) onFaults(byPointer(theirs, "/draft"));
      else if (mine.length === 0) setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  // Beside another ticket or rule than it came of it would say what is not so.
  const current = result?.of === JSON.stringify(body) ? result.trial : null;
  return { ticket, set, faults, problem, busy, result: current, run };
}

const isOfTicket = ({ pointer }: { pointer: string }) => pointer.startsWith("/ticket");

function sentAs({ openedAt, ...ticket }: TypedTicket) {
  const named = Object.entries(ticket).filter(([name, text]) => name === "description" || text.trim() !== "");
  const at = new Date(openedAt);
  return { ...Object.fromEntries(named), ...(Number.isNaN(at.getTime()) ? {} : { openedAt: at.toISOString() }) };
}
