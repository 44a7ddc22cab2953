"use client";
import { useSyncExternalStore } from "react";
import { QUEUE_LINKS, type QueueView } from "./nav-links";

const KEY = "signalbox-queue";

/** Stores the queue view that the person visited last, so that a ticket's page can link back to it. */
export function rememberQueue(view: QueueView, href: string): void {
  sessionStorage.setItem(KEY, JSON.stringify({ view, href }));
}

/** The link from a ticket back to the last visited queue view; to the default view if the person visited none. */
export function useLastQueue(): { label: string; href: string } {
  const stored = useSyncExternalStore(
    never,
    () => sessionStorage.getItem(KEY),
    () => null,
  );
  const { view, href } = parse(stored);
  const link = QUEUE_LINKS.find(({ key }) => key === view);
  if (!link || !href?.startsWith("/queue?")) return { label: "Queue", href: "/queue" };
  return { label: link.label, href };
}

const never = () => () => {};

function parse(stored: string | null): { view?: string; href?: string } {
  try {
    return JSON.parse(stored ?? "{}");
  } catch {
    return {};
  }
}
