"use client";
import { useSyncExternalStore } from "react";
import { QUEUE_LINKS, type QueueView } from "./nav-links";

const KEY = "signalbox-queue";

/** Keeps the queue that was looked at last in this window, so that a ticket leads back to it. */
export function rememberQueue(view: QueueView, href: string): void {
  sessionStorage.setItem(KEY, JSON.stringify({ view, href }));
}

/** Where a ticket leads back to: the queue it was opened from, else all tickets. */
export function useLastQueue(): { label: string; href: string } {
  const kept = useSyncExternalStore(
    never,
    () => sessionStorage.getItem(KEY),
    () => null,
  );
  const { view, href } = parsed(kept);
  const link = QUEUE_LINKS.find(({ key }) => key === view);
  if (!link || !href?.startsWith("/queue?")) return { label: "Queue", href: "/queue" };
  return { label: link.label, href };
}

const never = () => () => {};

function parsed(kept: string | null): { view?: string; href?: string } {
  try {
    return JSON.parse(kept ?? "{}");
  } catch {
    return {};
  }
}
