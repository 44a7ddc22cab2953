"use client";
import { useRouter } from "next/navigation";
import { useEffect, useOptimistic, useRef, useState, useTransition } from "react";
import { isAtLeast } from "@/app/_client/is-at-least";
import { usePageShortcut } from "@/app/_client/use-page-shortcut";
import { ShowMore } from "@/app/_components/show-more";
import { rememberQueue } from "@/app/_features/app-shell/last-queue";
import { PageBar } from "@/app/_features/app-shell/page-bar";
import type { CatalogueNames } from "@/app/_features/names/names";
import type { OfferItem } from "@/lib/tickets/handovers/queries";
import type { TicketPage } from "@/lib/tickets/list-tickets";
import { EmptyQueue } from "./empty-queue";
import { FilterBar } from "./filter-bar";
import { OfferList } from "./offer-list";
import { PREVIEW_COOKIE } from "./preview-cookie";
import { QueuePreview } from "./queue-preview";
import { type QueueState, queueHref } from "./queue-query";
import { QueueTable } from "./queue-table";
import { QueueTools } from "./queue-tools";
import { useQueueRows } from "./use-queue-rows";
import { ViewMenu } from "./view-menu";

const YEAR_SECONDS = 31_536_000;

interface QueueProps {
  state: QueueState;
  page: TicketPage;
  names: CatalogueNames;
  offers: readonly OfferItem[];
  me: string;
  startPreview: boolean;
}

/** The list of tickets: one view, narrowed down by filters, with a preview of the row that has the focus. */
export function Queue({ state, page, names, offers, me, startPreview }: QueueProps) {
  const router = useRouter();
  const [waiting, startWaiting] = useTransition();
  /** As it was asked for, until the list is there: the next choice adds to it. */
  const [asked, setAsked] = useOptimistic(state);
  const list = useQueueRows(state, page);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [beside, setBeside] = useState(startPreview);
  const [covering, setCovering] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const { rows } = list;
  const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
  useEffect(() => rememberQueue(state.view, queueHref(state)), [state]);

  function go(next: QueueState) {
    startWaiting(() => {
      setAsked(next);
      router.push(queueHref(next), { scroll: false });
    });
  }
  /** Beside the list where there is room, else over it. */
  function togglePreview() {
    if (!isAtLeast("pane")) return setCovering(!covering);
    setBeside(!beside);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${PREVIEW_COOKIE}=${beside ? "off" : "on"}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }
  function step(by: number) {
    const at = currentId ? rows.findIndex(({ id }) => id === currentId) + by : 0;
    const next = rows[Math.min(rows.length - 1, Math.max(0, at))];
    if (!next) return;
    setCurrentId(next.id);
    table.current?.querySelector<HTMLElement>(`[data-ticket="${next.id}"] a`)?.focus();
  }
  function press(id: string) {
    const shown = isAtLeast("pane") ? beside : covering;
    if (shown) return setCurrentId(id);
    router.push(`/tickets/${id}`);
  }
  usePageShortcut("j", () => step(1));
  usePageShortcut("k", () => step(-1));
  usePageShortcut("p", togglePreview);

  return (
    <div className="flex h-full flex-col">
      <PageBar title={<ViewMenu view={state.view} />}>
        <QueueTools state={asked} go={go} preview={beside} onPreview={togglePreview} />
      </PageBar>
      <FilterBar state={asked} names={names} me={me} go={go} waiting={waiting} />
      <OfferList offers={offers} />
      <div className="relative flex min-h-0 flex-1">
        <div className="min-w-0 flex-1 overflow-y-auto" aria-busy={waiting}>
          {list.fresh > 0 ? <Fresh many={list.fresh} show={() => startWaiting(() => router.refresh())} /> : null}
          {rows.length === 0 ? (
            <EmptyQueue state={state} />
          ) : (
            <QueueTable
              ref={table}
              rows={rows}
              names={names}
              currentId={currentId}
              shownId={beside ? (current?.id ?? null) : null}
              onFocusRow={setCurrentId}
              onPressRow={press}
              wordy={!beside}
            />
          )}
          <ShowMore more={list.more} />
        </div>
        {current ? (
          <QueuePreview
            ticket={current}
            names={names}
            look={`${beside ? "pane:flex" : "pane:hidden"} ${covering ? "flex" : "hidden"}`}
            onStep={step}
            onClose={togglePreview}
          />
        ) : null}
      </div>
    </div>
  );
}

/** New tickets wait for a press: rows keep their place while somebody reads. */
function Fresh({ many, show }: { many: number; show: () => void }) {
  return (
    <div className="sticky top-0 z-10 flex justify-center bg-base-100 py-1.5" role="status">
      <button type="button" className="btn btn-quiet btn-sm" onClick={show}>
        {many === 1 ? "1 new ticket" : `${many} new tickets`}: show
      </button>
    </div>
  );
}
