"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { byPointer, type FieldProblems, fieldProblemsOf } from "@/app/_client/field-problems";
import { stableJson } from "@/app/_client/stable-json";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { useRefresh } from "@/app/_client/use-refresh";
import { showToast } from "@/app/_components/toast";
import { CreateRuleInput, type RuleDraft } from "@/lib/automation-rules/input";
import type { RuleView } from "@/lib/automation-rules/queries";

const PATH = "/api/rules";

/** The state of a rule's form (content, problems, busy) and the functions that save and delete the rule. */
export function useRule(rule: RuleView | null, closeHref: string) {
  const router = useRouter();
  const refresh = useRefresh();
  const sendKey = useIdempotencyKey();
  const form = useRef<HTMLFormElement>(null);
  const [base, setBase] = useState(rule);
  const [draft, setDraft] = useState<RuleDraft>(() => contentOf(rule) ?? { name: "", conditions: {}, actions: {} });
  const [problems, setProblems] = useState<FieldProblems>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  function change(changed: Partial<RuleDraft>) {
    const next = { ...draft, ...changed };
    setDraft(next);
    // Typing removes solved problems. New ones appear only on save.
    const remaining = fieldProblemsOf(CreateRuleInput, next);
    setProblems(Object.fromEntries(Object.entries(problems).filter(([pointer]) => pointer in remaining)));
  }

  function showProblems(found: FieldProblems) {
    setProblems(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  async function save() {
    if (busy) return;
    setProblem(null);
    const parsed = CreateRuleInput.safeParse(draft);
    if (!parsed.success) return showProblems(fieldProblemsOf(CreateRuleInput, draft));
    const { name, conditions, actions } = parsed.data;
    setBusy(true);
    try {
      const body = { name, conditions, actions };
      const saved = base
        ? await callApi<RuleView>("PATCH", `${PATH}/${base.id}`, { body, version: expectedVersion(base, rule) })
        : await callApi<RuleView>("POST", PATH, { body, idempotencyKey: sendKey.keyFor(body) });
      sendKey.settled();
      setProblems({});
      showToast("Saved.");
      if (base) setBase(saved);
      else router.push(closeHref, { scroll: false });
      await refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.errors.length > 0) showProblems(byPointer(error.errors));
      else setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  async function remove() {
    await callApi("DELETE", `${PATH}/${base?.id}`);
    showToast(`${base?.name} deleted.`);
    router.push(closeHref, { scroll: false });
    await refresh();
  }

  return { form, draft, change, problems, showProblems, problem, busy, save, remove };
}

function contentOf(rule: RuleView | null): RuleDraft | null {
  return rule && { name: rule.name, conditions: rule.conditions, actions: rule.actions };
}

/** The newer version if the contents are equal, else the version of `base`. */
function expectedVersion(base: RuleView, present: RuleView | null): number {
  const isSame = present && stableJson(contentOf(present)) === stableJson(contentOf(base));
  return isSame ? Math.max(present.version, base.version) : base.version;
}
