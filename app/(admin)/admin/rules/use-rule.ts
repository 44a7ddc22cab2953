"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { byPointer, type FieldProblems, fieldProblemsOf } from "@/app/_client/field-problems";
import { inOrder } from "@/app/_client/in-order";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { useRefresh } from "@/app/_client/use-refresh";
import { showToast } from "@/app/_components/toast";
import { CreateRuleInput, type RuleDraft } from "@/lib/automation-rules/input";
import type { RuleView } from "@/lib/automation-rules/queries";

const PATH = "/api/rules";

/** A rule while it is written: what stands in it, what is wrong with it, and the ways to save and remove it. */
export function useRule(rule: RuleView | null, closeHref: string) {
  const router = useRouter();
  const refresh = useRefresh();
  const sendKey = useIdempotencyKey();
  const form = useRef<HTMLFormElement>(null);
  const [base, setBase] = useState(rule);
  const [draft, setDraft] = useState<RuleDraft>(() => contentOf(rule) ?? { name: "", conditions: {}, actions: {} });
  const [faults, setFaults] = useState<FieldProblems>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  function change(part: Partial<RuleDraft>) {
    const next = { ...draft, ...part };
    setDraft(next);
    // What is mended is no fault any more; new ones are told when it is saved.
    const still = fieldProblemsOf(CreateRuleInput, next);
    setFaults(Object.fromEntries(Object.entries(faults).filter(([place]) => place in still)));
  }

  function refuse(found: FieldProblems) {
    setFaults(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  async function save() {
    if (busy) return;
    setProblem(null);
    const parsed = CreateRuleInput.safeParse(draft);
    if (!parsed.success) return refuse(fieldProblemsOf(CreateRuleInput, draft));
    const { name, conditions, actions } = parsed.data;
    setBusy(true);
    try {
      const body = { name, conditions, actions };
      const saved = base
        ? await callApi<RuleView>("PATCH", `${PATH}/${base.id}`, { body, version: versionSeen(base, rule) })
        : await callApi<RuleView>("POST", PATH, { body, idempotencyKey: sendKey.keyFor(body) });
      sendKey.settled();
      setFaults({});
      showToast("Saved.");
      if (base) setBase(saved);
      else router.push(closeHref, { scroll: false });
      await refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.errors.length > 0) refuse(byPointer(error.errors));
      else setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  async function remove() {
    await callApi("DELETE", `${PATH}/${base?.id}`);
    showToast(`${base?.name} is gone. What it did stays.`);
    router.push(closeHref, { scroll: false });
    await refresh();
  }

  return { form, draft, change, faults, refuse, problem, busy, save, remove };
}

function contentOf(rule: RuleView | null): RuleDraft | null {
  return rule && { name: rule.name, conditions: rule.conditions, actions: rule.actions };
}

/** A rule that was only switched on or off meanwhile is still the one that was opened. */
function versionSeen(base: RuleView, present: RuleView | null): number {
  const isSame = present && inOrder(contentOf(present)) === inOrder(contentOf(base));
  return isSame ? Math.max(present.version, base.version) : base.version;
}
