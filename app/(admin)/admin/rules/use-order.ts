"use client";
import { useRouter } from "next/navigation";
import { startTransition, useOptimistic, useRef, useState } from "react";
import { callApi, problemOf } from "@/app/_client/api";
import { useRowFocus } from "@/app/_client/use-row-focus";
import { showToast } from "@/app/_components/toast";
import type { RuleView } from "@/lib/automation-rules/queries";

/**
 * Lets the user reorder the rules. `ordered` shows a move before the server has saved it; if the server refuses the
 * move, the refresh undoes it. Moves are sent one after the other.
 */
export function useOrder(rules: readonly RuleView[]) {
  const router = useRouter();
  const [ids, setIds] = useOptimistic<readonly string[]>(rules.map(({ id }) => id));
  const [announcement, setAnnouncement] = useState("");
  const sending = useRef(Promise.resolve());
  const keepFocus = useRowFocus();
  const ordered = ids.flatMap((id) => rules.find((rule) => rule.id === id) ?? []);

  async function send(next: readonly string[]) {
    const problem = await problemOf(callApi("PUT", "/api/rules/order", { body: { ids: next } }));
    if (problem) showToast(problem.detail);
  }

  function move(rule: RuleView, by: -1 | 1, list: HTMLElement | null) {
    const from = ids.indexOf(rule.id);
    const to = from + by;
    if (to < 0 || to >= ids.length) return;
    const next = ids.toSpliced(from, 1).toSpliced(to, 0, rule.id);
    keepFocus(list?.querySelector<HTMLElement>(`[data-rule="${rule.id}"]`) ?? null);
    setAnnouncement(`${rule.name} is now number ${to + 1} of ${ids.length}.`);
    startTransition(async () => {
      setIds(next);
      sending.current = sending.current.then(() => send(next));
      await sending.current;
      startTransition(() => router.refresh());
    });
  }

  return { ordered, move, announcement };
}
