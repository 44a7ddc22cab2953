"use client";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useOptimistic, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import { say } from "@/app/_ui/toast";
import type { RuleView } from "@/lib/rules/queries";

/**
 * The list in the order that was asked for, until the server's own is drawn: however many moves are under way, no answer
 * to an earlier one takes a later one back. A refused order goes back.
 */
export function useOrder(rules: readonly RuleView[]) {
  const router = useRouter();
  const [ids, setIds] = useOptimistic<readonly string[]>(rules.map(({ id }) => id));
  const [said, setSaid] = useState("");
  const sending = useRef(Promise.resolve());
  const focusNext = useRef<(() => void) | null>(null);
  const shown = ids.flatMap((id) => rules.find((rule) => rule.id === id) ?? []);

  // A row that is moved in the page loses the focus.
  useEffect(() => {
    focusNext.current?.();
    focusNext.current = null;
  });

  async function send(next: readonly string[]) {
    try {
      await callApi("PUT", "/api/rules/order", { body: { ids: next } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      say(error.detail);
    }
  }

  function move(rule: RuleView, by: -1 | 1, list: HTMLElement | null) {
    const at = ids.indexOf(rule.id);
    const to = at + by;
    if (to < 0 || to >= ids.length) return;
    const next = ids.toSpliced(at, 1).toSpliced(to, 0, rule.id);
    focusNext.current = keepFocus(list?.querySelector<HTMLElement>(`[data-rule="${rule.id}"]`) ?? null);
    setSaid(`${rule.name} is number ${to + 1} of ${ids.length} now.`);
    startTransition(async () => {
      setIds(next);
      sending.current = sending.current.then(() => send(next));
      await sending.current;
      startTransition(() => router.refresh());
    });
  }

  return { shown, move, said };
}

/** What had the focus in the row gets it again; a button that can't go further gives it to the other one. */
function keepFocus(row: HTMLElement | null): () => void {
  const focused = document.activeElement;
  return () => {
    if (!row || !(focused instanceof HTMLElement) || !row.contains(focused)) return;
    const other = row.querySelector<HTMLElement>("[data-move]:not(:disabled)");
    (focused.matches(":disabled") ? other : focused)?.focus();
  };
}
