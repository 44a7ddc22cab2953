"use client";
import { ChevronDown, ChevronUp } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import { callApi, problemOf } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { IconButton } from "@/app/_components/button";
import { Badge } from "@/app/_components/chip";
import { showToast } from "@/app/_components/toast";
import type { CatalogueNames } from "@/app/_features/names/names";
import { itemHref } from "@/app/_features/resources/side-panel-query";
import { formatRule } from "@/app/_features/rules/rule-text";
import type { RuleView } from "@/lib/automation-rules/queries";
import { useOrder } from "./use-order";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

interface RuleListProps {
  rules: readonly RuleView[];
  names: CatalogueNames;
  /** The id of the rule in the side panel. */
  chosen: string | null;
}

/** The rules as sentences, in order. To move a rule, users press its buttons, or Alt and an arrow key in its row. */
export function RuleList({ rules, names, chosen }: RuleListProps) {
  const { ordered, move, announcement } = useOrder(rules);
  const list = useRef<HTMLOListElement>(null);
  function moveByKey(event: KeyboardEvent, rule: RuleView) {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    move(rule, by, list.current);
  }
  return (
    <>
      <p className="max-w-prose px-4 pt-3 pb-2 text-muted">
        After we classify a ticket, the rules run in this order. A later rule sees the changes of earlier rules. Rules
        never change a category, priority or skill that a person set.
      </p>
      <ol ref={list} aria-label="Rules in order">
        {ordered.map((rule, index) => (
          <li
            key={rule.id}
            data-rule={rule.id}
            onKeyDown={(event) => moveByKey(event, rule)}
            className={`flex items-start gap-3 max-sm:flex-wrap border-line border-t px-4 py-2.5 ${rule.id === chosen ? "sb-row-selected shadow-[inset_3px_0_0_var(--color-primary)]" : "hover:bg-base-200"}`}
          >
            <span className="num w-5 shrink-0 pt-0.5 text-right text-faint text-xs">{index + 1}</span>
            <Link
              href={itemHref("/admin/rules", rule.id)}
              scroll={false}
              className="block min-w-0 flex-1 rounded-sm max-sm:basis-[calc(100%-2.5rem)]"
            >
              <span className="flex flex-wrap items-center gap-2">
                <span className={`font-semibold ${rule.enabled ? "" : "text-muted"}`}>{rule.name}</span>
                {rule.gone.length > 0 ? <Badge tone="warn">Uses deleted items</Badge> : null}
              </span>
              <span className="block break-words text-muted text-xs">{formatRule(rule, names)}</span>
            </Link>
            <span className="flex shrink-0 items-center gap-1 max-sm:ml-auto">
              <RuleSwitch rule={rule} />
              <IconButton
                label={`Move ${rule.name} up`}
                data-move="-1"
                disabled={index === 0}
                onClick={() => move(rule, -1, list.current)}
                icon={<ChevronUp {...ICON} />}
              />
              <IconButton
                label={`Move ${rule.name} down`}
                data-move="1"
                disabled={index === ordered.length - 1}
                onClick={() => move(rule, 1, list.current)}
                icon={<ChevronDown {...ICON} />}
              />
            </span>
          </li>
        ))}
      </ol>
      <p className="px-4 pt-3 text-faint text-xs max-sm:hidden">
        <kbd className="kbd kbd-sm">Alt</kbd> <kbd className="kbd kbd-sm">↑</kbd> <kbd className="kbd kbd-sm">↓</kbd>{" "}
        move the focused rule.
      </p>
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </>
  );
}

function RuleSwitch({ rule }: { rule: RuleView }) {
  const refresh = useRefresh();
  const [pending, setPending] = useState<boolean | null>(null);
  async function turn(enabled: boolean) {
    if (pending !== null) return;
    setPending(enabled);
    const request = callApi("PATCH", `/api/rules/${rule.id}`, { body: { enabled }, version: rule.version });
    const problem = await problemOf(request);
    showToast(problem?.detail ?? `${rule.name} is ${enabled ? "on" : "off"}.`);
    // A click before the refresh ends would send the rule's old version, so `pending` blocks it.
    await refresh();
    setPending(null);
  }
  const on = pending ?? rule.enabled;
  return (
    <label className="mr-1 flex min-h-8 cursor-pointer items-center gap-2 pointer-coarse:min-h-11">
      <span className="w-5 text-right text-muted text-xs" aria-hidden="true">
        {on ? "On" : "Off"}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-label={`Use ${rule.name}`}
        className="toggle toggle-sm"
        checked={on}
        aria-checked={on}
        // A switch with `disabled` would lose the focus.
        aria-disabled={pending !== null || undefined}
        onChange={({ target }) => turn(target.checked)}
      />
    </label>
  );
}
